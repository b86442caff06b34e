import { clsx } from 'clsx';

/** The place of something that is still coming; of the same size, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx('block animate-breathe rounded-lg bg-blank', className)} />;
}
