import type { RelayDesired, RelaySiteDesired, SiteDesired } from '@tresse/contracts';
import type { HostState, LineVerdicts, Paths } from './host-state.js';
import type { Step } from './step.js';

export interface SitePlanInput {
  readonly desired: SiteDesired;
  readonly observed: HostState;
  readonly verdicts: LineVerdicts;
  readonly paths: Paths;
}

export interface RelayPlanInput {
  readonly desired: RelayDesired;
  readonly sites: readonly RelaySiteDesired[];
  readonly observed: HostState;
  /** By site index; a site without an entry has no verdicts yet. */
  readonly verdicts: ReadonlyMap<number, LineVerdicts>;
  readonly paths: Paths;
}

/** The steps that make a site's box what is desired; empty when it is that already. */
export function planSite(_input: SitePlanInput): Step[] {
  return [];
}

/** The steps that make a relay what is desired; empty when it is that already. */
export function planRelay(_input: RelayPlanInput): Step[] {
  return [];
}

/** The steps that take away everything of ours and give back what we changed. */
export function planTakeDown(_observed: HostState): Step[] {
  return [];
}
