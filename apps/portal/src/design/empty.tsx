import type { ReactNode } from 'react';
import { DoorPicture } from './door-picture';

/** What stands where there is nothing yet: the braid in a picture, why, and the way on. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex flex-col items-center rounded-xl border border-edge bg-surface px-6 py-14 text-center shadow-card">
      <div className="w-64">
        <DoorPicture />
      </div>
      <h2 className="mt-5 text-lg font-semibold tracking-tight">{title}</h2>
      <p className="mt-1.5 max-w-md text-sm text-ink-soft">{children}</p>
      {action && <div className="mt-6">{action}</div>}
    </div>
  );
}
