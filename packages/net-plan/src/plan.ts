import type { RelayDesired, RelaySiteDesired, SiteDesired } from '@tresse/contracts';
import { diff } from './diff/index.js';
import { setQueues } from './diff/queues.js';
import type { HostState, LineVerdicts, Paths } from './host-state.js';
import type { Part } from './render/part.js';
import { relayBareLinesPart } from './render/relay/bare-lines.js';
import { relayContext, renderRelay } from './render/relay/index.js';
import { relayQualityPart } from './render/relay/quality.js';
import { bareLinesPart } from './render/site/bare-lines.js';
import { siteContext } from './render/site/context.js';
import { renderSite } from './render/site/index.js';
import { qualityPart } from './render/site/quality.js';
import { type Finding, renderUnconfigured } from './render/unconfigured/index.js';
import { NOTHING_WANTED } from './render/wanted.js';
import type { Step } from './step.js';

/** All that a site's plan depends on. */
export interface SitePlanInput {
  readonly desired: SiteDesired;
  readonly observed: HostState;
  readonly verdicts: LineVerdicts;
  readonly paths: Paths;
}

/** All that a relay's plan depends on. */
export interface RelayPlanInput {
  readonly desired: RelayDesired;
  readonly sites: readonly RelaySiteDesired[];
  readonly observed: HostState;
  /** By site index; a site without an entry has no verdicts yet. */
  readonly verdicts: ReadonlyMap<number, LineVerdicts>;
  readonly paths: Paths;
}

/** The steps that make a site's box what is desired; empty when it is that already. */
export function planSite({ desired, observed, verdicts, paths }: SitePlanInput): Step[] {
  return diff(observed, renderSite(desired, observed, verdicts, paths), paths.wireguardKey);
}

/** The steps that make a relay what is desired; empty when it is that already. */
export function planRelay({ desired, sites, observed, verdicts, paths }: RelayPlanInput): Step[] {
  return diff(observed, renderRelay(desired, sites, observed, verdicts, paths), paths.wireguardKey);
}

/** The steps that make a box without settings look for lines, and be reachable where there is none. */
export function planUnconfigured(observed: HostState, finding: Finding, paths: Paths): Step[] {
  return diff(observed, renderUnconfigured(observed, finding, paths), paths.wireguardKey);
}

/** Of a site's plan what only its queues need: rates change far oftener than all else, and the rest is not looked at. */
export function planSiteQueues({ desired, observed, verdicts, paths }: SitePlanInput): Step[] {
  const site = siteContext(desired, observed, verdicts, paths);
  return setQueues(observed.queues, queuesOf([bareLinesPart(site), qualityPart(site)]));
}

/** The same of a relay's plan. */
export function planRelayQueues({ desired, sites, observed, verdicts, paths }: RelayPlanInput): Step[] {
  const relay = relayContext(desired, sites, observed, verdicts, paths);
  return setQueues(observed.queues, queuesOf([relayBareLinesPart(relay), relayQualityPart(relay)]));
}

const queuesOf = (parts: readonly Part[]) => parts.flatMap(({ queues }) => queues ?? []);

/** The steps that take away everything of ours and give back what we changed. */
export function planTakeDown(observed: HostState): Step[] {
  return diff(observed, NOTHING_WANTED, '');
}
