import type { DesiredDocument, RelayDesired, RelaySiteDesired } from '@tresse/contracts';
import {
  agreedRate,
  planRelay,
  planRelayQueues,
  relayConnectionEnds,
  relayContingency,
  relayCountedLines,
  relayTunnel,
  relayTurn,
} from '@tresse/net-plan';
import { restAfterPass } from './following.js';
import { networkRole, type RoleOptions } from './network-role.js';
import type { RolePlan } from './role-plan.js';
import type { VerdictBook } from './verdict-book.js';

/** The relay's own document and those of the sites it serves. */
interface RelayBodies {
  desired: RelayDesired;
  sites: RelaySiteDesired[];
}

/** The relay: one tunnel for each line of each site, the proxy inside them, the way out to the internet. */
export const relayRole = (options: RoleOptions) => networkRole(RELAY, options);

const RELAY: RolePlan<RelayBodies> = {
  kind: 'relay',
  speaksOfLines: false,
  reads: ({ role }) => role === 'relay' || role === 'relay-site',
  bodies: bodiesOf,
  plan: ({ desired, sites }, observed, verdicts, paths) =>
    planRelay({ desired, sites, observed, verdicts: byIndex(sites, verdicts), paths }),
  queues: ({ desired, sites }, observed, verdicts, paths) =>
    planRelayQueues({ desired, sites, observed, verdicts: byIndex(sites, verdicts), paths }),
  contingencies: ({ desired, sites }, observed, verdicts, paths) =>
    relayContingency({ desired, sites, observed, verdicts: byIndex(sites, verdicts), paths }),
  turn: ({ desired, sites }, observed, { before, after }, paths) =>
    relayTurn({ desired, sites, observed, paths }, before, after),
  restMs: ({ sites }) => restAfterPass(sites.length),
  ofSite: ({ desired, sites }, siteId) => ({
    desired,
    sites: sites.filter(({ site }) => site.id === siteId),
  }),
  watched: ({ desired, sites }) =>
    sites.flatMap(({ site, lines, braid, quality }) =>
      lines.map((line) => ({
        siteId: site.id,
        lineId: line.id,
        index: line.index,
        tunnel: relayTunnel(site.index, line.index),
        wan: null,
        bare: false,
        resting: false,
        localAddress: desired.address,
        peerAddress: line.tunnel.address,
        agreedKbit: agreedRate(line, 'downKbit', { braid, quality }),
        heartbeatPort: desired.heartbeatPort,
      })),
    ),
  metered: () => [],
  interfaces: () => [],
  connectionEnds: ({ sites }, observed, verdicts) =>
    sites.flatMap((site) => relayConnectionEnds(site, observed, verdicts.of(site.site.id))),
  counted: ({ sites }, observed) => sites.flatMap((site) => relayCountedLines(site, observed)),
  speedTargets: () => [],
  publicAddress: ({ desired }) => desired.publicAddress,
  touchesManagement: ({ body }) => body.role === 'relay',
};

function bodiesOf(documents: readonly DesiredDocument[]): RelayBodies | undefined {
  const bodies = documents.map(({ body }) => body);
  const desired = bodies.find((body) => body.role === 'relay');
  const sites = bodies.filter((body) => body.role === 'relay-site').filter(({ lines }) => lines.length > 0);
  return desired && { desired, sites: sites.sort((a, b) => a.site.index - b.site.index) };
}

function byIndex(sites: readonly RelaySiteDesired[], verdicts: VerdictBook) {
  return new Map(sites.map(({ site }) => [site.index, verdicts.of(site.id)]));
}
