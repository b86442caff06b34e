import type { LineIndex, RelayLine, RelaySiteDesired } from '@tresse/contracts';
import { endpointSteps } from './diff/endpoints.js';
import { removeRoutes, setRoutes } from './diff/routes.js';
import { type LineVerdicts, NO_VERDICTS } from './host-state.js';
import { relayTunnel, siteTunnel } from './naming.js';
import type { RelayPlanInput, SitePlanInput } from './plan.js';
import { relayBraidParts } from './render/relay/braid/index.js';
import { subflowsOver } from './render/relay/braid/subflows.js';
import type { RelayContext } from './render/relay/context.js';
import { relayTwinPart } from './render/relay/twin.js';
import { renderSite } from './render/site/index.js';
import type { Step } from './step.js';
import { living, turned } from './verdicts.js';

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

/**
 * For each line of a site, what to do when its present verdict turns: the difference between the hosts wanted
 * before and after, so that a reconcile afterwards finds nothing left to do.
 */
export function siteContingency({ desired, observed, verdicts, paths }: SitePlanInput): Contingency[] {
  const before = renderSite(desired, observed, verdicts, paths);
  return desired.lines.map(({ index }) => {
    const after = renderSite(desired, observed, turned(verdicts, index), paths);
    const endpoints = endpointSteps(before.mptcp.endpoints, after.mptcp.endpoints);
    const routes = setRoutes(before.routes, after.routes);
    return {
      tunnel: siteTunnel(index),
      verdict: verdictAfter(verdicts, index),
      group: 'site',
      steps: [
        ...routes,
        ...endpoints.replaceOrAdd,
        ...endpoints.remove,
        ...removeRoutes(before.routes, after.routes),
      ],
    };
  });
}

/** Subflows over a dead line are closed by their sender, but never those over the last line. */
function subflowsToClose(
  relay: Omit<RelayContext, 'sites'>,
  site: RelaySiteDesired,
  line: RelayLine,
  after: LineVerdicts,
): Step[] {
  const carries = living(site.lines, after).some((other) => other.line.index === line.index);
  return carries ? [] : [subflowsOver(relay, site, line)];
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
    const routes = (said: LineVerdicts) =>
      [
        ...relayBraidParts(relay, { site, verdicts: said }),
        relayTwinPart(relay, { site, verdicts: said }),
      ].flatMap((part) => part.routes ?? []);
    const before = routes(now);
    return site.lines.map((line): Contingency => {
      const then = turned(now, line.index);
      const after = routes(then);
      return {
        tunnel: relayTunnel(site.site.index, line.index),
        verdict: verdictAfter(now, line.index),
        group: `site ${site.site.index}`,
        steps: [
          ...subflowsToClose(relay, site, line, then),
          ...setRoutes(before, after),
          ...removeRoutes(before, after),
        ],
      };
    });
  });
}
