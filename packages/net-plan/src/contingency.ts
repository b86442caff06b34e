import type { LineIndex } from '@tresse/contracts';
import { endpointSteps } from './diff/endpoints.js';
import { joinBonds, leaveBonds, preferMembers } from './diff/members.js';
import { removeQueues, setQueues } from './diff/queues.js';
import { removeRoutes, setRoutes } from './diff/routes.js';
import { setSpreads } from './diff/spreads.js';
import { type LineVerdicts, NO_VERDICTS } from './host-state.js';
import { relayTunnel, siteTunnel } from './naming.js';
import type { RelayPlanInput, SitePlanInput } from './plan.js';
import { joinParts, type Part } from './render/part.js';
import { relayBraidParts } from './render/relay/braid/index.js';
import { renderRelay } from './render/relay/index.js';
import { relayTwinPart } from './render/relay/twin.js';
import { renderSite } from './render/site/index.js';
import type { Wanted } from './render/wanted.js';
import type { Step } from './step.js';
import { turned } from './verdicts.js';

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

const verdictAfter = (verdicts: LineVerdicts, line: LineIndex) =>
  verdicts.down.includes(line) ? 'up' : 'down';

/** The difference between two hosts in all that a verdict moves; what comes is set before what goes is removed. */
function move(
  before: Pick<Wanted, 'routes' | 'mptcp' | 'spreads' | 'members'>,
  after: Pick<Wanted, 'routes' | 'mptcp' | 'spreads' | 'members'>,
): Step[] {
  const endpoints = endpointSteps(before.mptcp.endpoints, after.mptcp.endpoints);
  return [
    ...leaveBonds(before.members, after.members),
    ...joinBonds(before.members, after.members),
    ...preferMembers(before.members, after.members),
    ...setSpreads(before.spreads, after.spreads),
    ...setRoutes(before.routes, after.routes),
    ...endpoints.replaceOrAdd,
    ...endpoints.remove,
    ...removeRoutes(before.routes, after.routes),
  ];
}

/**
 * For each line of a site, what to do when its present verdict turns: the difference between the hosts wanted
 * before and after, so that a reconcile afterwards finds nothing left to do.
 */
export function siteContingency({ desired, observed, verdicts, paths }: SitePlanInput): Contingency[] {
  const before = renderSite(desired, observed, verdicts, paths);
  return desired.lines.map(({ index }) => ({
    tunnel: siteTunnel(index, desired.moves),
    verdict: verdictAfter(verdicts, index),
    group: 'site',
    steps: move(before, renderSite(desired, observed, turned(verdicts, index), paths)),
  }));
}

/** For each line of each site of a relay, what to do when its present verdict turns. */
export function relayContingency({
  desired,
  sites,
  observed,
  verdicts,
  paths,
}: RelayPlanInput): Contingency[] {
  const relay = { desired, observed, paths, sites: [] };
  return sites.flatMap((site) => {
    const now = verdicts.get(site.site.index) ?? NO_VERDICTS;
    const partsOf = (said: LineVerdicts) => {
      const served = { site, verdicts: said };
      return [...relayBraidParts(relay, served), relayTwinPart(relay, served)];
    };
    const before = joinParts(partsOf(now), NO_LIMITS);
    return site.lines.map((line): Contingency => {
      const then = turned(now, line.index);
      const verdict = verdictAfter(now, line.index);
      const after = joinParts(partsOf(then), NO_LIMITS);
      return {
        tunnel: relayTunnel(site.site.index, line.index),
        verdict,
        group: `site ${site.site.index}`,
        steps: [
          ...(verdict === 'down' ? subflowsToClose(line.index, partsOf(now), partsOf(then)) : []),
          ...move(before, after),
        ],
      };
    });
  });
}

/** What another word on the lines of one site changes. */
export interface Turn {
  /** What can be done at once, by the means of a contingency. */
  readonly steps: readonly Step[];
  /** True when the plan is another; rates of queues that are there are not looked at. */
  readonly differs: boolean;
}

/** The relay's hosts before and after, as if it served that site alone: no part of a site looks at another site. */
export function relayTurn(
  { desired, sites, observed, paths }: Omit<RelayPlanInput, 'verdicts'>,
  before: LineVerdicts,
  after: LineVerdicts,
): Turn {
  const wantedBy = (said: LineVerdicts) =>
    renderRelay(desired, sites, observed, new Map(sites.map(({ site }) => [site.index, said])), paths);
  const [was, is] = [wantedBy(before), wantedBy(after)];
  const queues = [...setQueues(was.queues, is.queues), ...removeQueues(was.queues, is.queues)];
  const apart = (wanted: Wanted) => JSON.stringify({ ...wanted, queues: [] });
  return {
    steps: move(was, is),
    differs: queues.some(({ action }) => action !== 'change-queue') || apart(was) !== apart(is),
  };
}

const NO_LIMITS = { subflows: 0, addAddrAccepted: 0 };

/** Closes what the line carried before and is not to carry after. Subflows of the last line stay. */
function subflowsToClose(line: LineIndex, before: readonly Part[], after: readonly Part[]): Step[] {
  const over = (parts: readonly Part[]) =>
    parts.flatMap(({ subflows }) => subflows ?? []).filter((known) => known.line === line);
  return over(after).length > 0 ? [] : over(before).map(({ close }) => close);
}
