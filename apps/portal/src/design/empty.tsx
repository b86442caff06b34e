import type { ReactNode } from 'react';

/** What stands where there is nothing yet: a picture, why, and the way on. */
export function Empty({
  picture,
  title,
  children,
  action,
}: {
  picture?: ReactNode;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center rounded-xl border border-edge bg-surface px-6 py-14 text-center shadow-card">
      {picture}
      <h2 className="mt-5 text-lg font-semibold tracking-tight">{title}</h2>
      <p className="mt-1.5 max-w-md text-sm text-ink-soft">{children}</p>
      {action && <div className="mt-6">{action}</div>}
    </div>
  );
}
