import type { RelayPlanInput, SitePlanInput } from './plan.js';
import type { Step } from './step.js';

/** What to do at this end at the moment a line's verdict changes, worked out beforehand. */
export interface Contingency {
  /** Interface of the line's tunnel at this end (`tl1` at a site, `tr3-1` at a relay): names the line. */
  readonly tunnel: string;
  /** The verdict that sets it off. */
  readonly verdict: 'down' | 'up';
  /** Contingencies of one group hold for the same verdicts: after one was fired the others must be worked out anew. */
  readonly group: string;
  readonly steps: readonly Step[];
}

/** For each line of a site, what to do when its present verdict turns. */
export function siteContingency(_input: SitePlanInput): Contingency[] {
  return [];
}

/** For each line of each site of a relay, what to do when its present verdict turns. */
export function relayContingency(_input: RelayPlanInput): Contingency[] {
  return [];
}
