import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

/** A raised surface. */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return (
    <section
      {...rest}
      className={clsx('rounded-xl border border-edge bg-surface p-4 shadow-card sm:p-5', className)}
    />
  );
}

/** Heading of a card, with what can be done on its right. */
export function CardTitle({ id, children, aside }: { id?: string; children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="mb-4 flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <h2 id={id} className="scroll-mt-20 text-[15px] font-semibold tracking-tight">
        {children}
      </h2>
      {aside}
    </div>
  );
}
