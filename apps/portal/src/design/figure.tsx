import { clsx } from 'clsx';

/** A measured value: tabular figures, its unit smaller. A dash stands where nothing was measured. */
export function Figure({
  value,
  unit,
  className,
}: {
  value: string | null;
  unit: string;
  className?: string;
}) {
  return (
    <span className={clsx('whitespace-nowrap tabular-nums', className)}>
      {value ?? '–'}
      {value !== null && <span className="ml-0.5 text-[0.72em] font-normal text-ink-faint"> {unit}</span>}
    </span>
  );
}
