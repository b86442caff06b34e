import type { SiteState } from '@tresse/contracts';
import { clsx } from 'clsx';

const LOOKS: Record<SiteState, string> = {
  up: 'bg-good-dot',
  degraded: 'bg-warn-dot',
  down: 'bg-bad',
  offline: 'border-2 border-warn-dot bg-surface',
  waiting: 'border-2 border-dashed border-ink-faint bg-surface',
};

/** The state at a glance; words always stand beside it. */
export function SiteStateDot({ state, className }: { state: SiteState; className?: string }) {
  return <span aria-hidden className={clsx('size-2.5 shrink-0 rounded-full', LOOKS[state], className)} />;
}
