import { clsx } from 'clsx';
import type { ReactNode } from 'react';

const FILLS = { room: 'bg-good-dot', near: 'bg-warn-dot', full: 'bg-bad' } as const;

interface MeterProps {
  /** The figure in words; the bar only repeats it. */
  children: ReactNode;
  /** 0–100; without a bar while it is null. */
  percent: number | null;
  /** How near it is to its end. */
  look: keyof typeof FILLS;
  className?: string;
}

/** How much of something is used. */
export function Meter({ children, percent, look, className }: MeterProps) {
  return (
    <div className={clsx('min-w-0', className)}>
      <p className="text-[13px] tabular-nums">{children}</p>
      {percent !== null && (
        <div aria-hidden className="mt-1 h-1.5 overflow-hidden rounded-full bg-blank">
          <div
            style={{ width: `${Math.min(100, Math.max(0, percent))}%` }}
            className={clsx('h-full rounded-full', FILLS[look])}
          />
        </div>
      )}
    </div>
  );
}
