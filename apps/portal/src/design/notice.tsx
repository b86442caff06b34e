import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const LOOKS = {
  info: { className: 'border-edge bg-sunken text-ink', Icon: Info },
  good: { className: 'border-good/25 bg-good-soft text-good', Icon: CircleCheck },
  warn: { className: 'border-warn/25 bg-warn-soft text-warn', Icon: TriangleAlert },
  bad: { className: 'border-bad/25 bg-bad-soft text-bad', Icon: CircleAlert },
} as const;

interface NoticeProps {
  look?: keyof typeof LOOKS;
  children: ReactNode;
  action?: ReactNode;
  /** Read aloud at once; for what answers something the person just did. */
  urgent?: boolean;
}

/** A sentence that stands out, and what to do about it. */
export function Notice({ look = 'info', children, action, urgent = false }: NoticeProps) {
  const { className, Icon } = LOOKS[look];
  return (
    <div
      role={urgent ? 'alert' : 'status'}
      className={clsx('flex flex-wrap items-center gap-3 rounded-xl border px-4 py-3 text-sm', className)}
    >
      <div className="flex min-w-0 flex-1 basis-56 items-center gap-3">
        <Icon aria-hidden className="size-4.5 shrink-0" />
        <div className="min-w-0 flex-1">{children}</div>
      </div>
      {action}
    </div>
  );
}
