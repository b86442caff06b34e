import {
  goesBesideTunnels,
  hostOf,
  openSecrets,
  type SiteDesired,
  type SiteLine,
  TAP_OVERHEAD,
  TUNNEL_OVERHEAD,
} from '@tresse/contracts';
import {
  agreedRate,
  awaitsTwin,
  bareLines,
  ipv6Lines,
  lineInterface,
  linesOffForLan,
  linesUnderLan,
  planSite,
  planSiteQueues,
  sharingLines,
  siteConnectionEnds,
  siteContingency,
  siteTap,
  siteTunnel,
  withModems,
  withOwnClients,
} from '@tresse/net-plan';
import { networkRole, type RoleOptions } from './network-role.js';
import type { RolePlan } from './role-plan.js';

/** Where the site's own proxy, if it has one, leads into the braid, to the relay's speed server. */
const LOCAL_SPEED_ADDRESS = '127.0.0.1';

export interface SiteRoleOptions extends RoleOptions {
  /** What was sealed for this device; null when it was for another. */
  open(sealed: string): string | null;
}

/**
 * The box at a site: its lines, their tunnels, the braid above them, the LAN below. One that finds its lines by itself has
 * nobody else who would ask for their addresses.
 */
export function siteRole({ open, ...options }: SiteRoleOptions) {
  const bodies: typeof SITE.bodies = (documents) => {
    const desired = SITE.bodies(documents);
    return desired && withPasswords(desired, open);
  };
  const asNamed: typeof SITE.asNamed = (desired, observed) => {
    const named = withModems(desired, observed.modems);
    return options.finder ? withOwnClients(named, observed) : named;
  };
  return networkRole({ ...SITE, bodies, asNamed }, options);
}

function withPasswords(desired: SiteDesired, open: SiteRoleOptions['open']): SiteDesired {
  const lines = desired.lines.map((line) => ({ ...line, addressing: openSecrets(line.addressing, open) }));
  return { ...desired, lines };
}

const SITE: RolePlan<SiteDesired> = {
  kind: 'site',
  speaksOfLines: true,
  reads: ({ role }) => role === 'site',
  bodies: (documents) => documents.map(({ body }) => body).find((body) => body.role === 'site'),
  inShort: ({ lines, lan }) => ({
    lines: lines.map(({ id, name, interface: own }) => ({ id, name, interface: own })),
    lan: { interface: lan.interface, address: hostOf(lan.address) },
  }),
  modems: (desired) => desired,
  plan: (desired, observed, verdicts, paths) =>
    planSite({ desired, observed, verdicts: verdicts.of(desired.site.id), paths }),
  queues: (desired, observed, verdicts, paths) =>
    planSiteQueues({ desired, observed, verdicts: verdicts.of(desired.site.id), paths }),
  ofSite: (desired) => desired,
  contingencies: (desired, observed, verdicts, paths) =>
    siteContingency({ desired, observed, verdicts: verdicts.of(desired.site.id), paths }),
  awaits: awaitsTwin,
  watched: ({ site, lines, braid, quality, relay, moves }, isSpent) =>
    lines.map((line) => ({
      siteId: site.id,
      lineId: line.id,
      index: line.index,
      tunnel: siteTunnel(line.index, moves),
      wan: lineInterface(line),
      bare: goesBesideTunnels(braid),
      resting: line.allowance?.whenSpent === 'cut' && isSpent(line.id),
      grantsKbit:
        line.allowance?.whenSpent === 'throttle' && isSpent(line.id) ? line.allowance.throttleKbit : null,
      localAddress: line.tunnel.address,
      peerAddress: relay.address,
      agreedKbit: agreedRate(line, 'upKbit', { braid, quality }),
      heartbeatPort: relay.heartbeatPort,
    })),
  offForLan: (desired, observed, verdicts) => linesOffForLan(desired, observed, verdicts.of(desired.site.id)),
  underLan: (desired, present, observed) => linesUnderLan(desired, present, observed).map(({ name }) => name),
  metered: (desired) =>
    desired.lines.flatMap((line) => {
      const { id: lineId, allowance } = line;
      return allowance === null ? [] : [{ lineId, allowance, ...billedAt(desired, line) }];
    }),
  interfaces: ({ lines, lan }) => [
    lan.interface,
    ...lines.flatMap((line) => [line.interface, lineInterface(line)]),
  ],
  overTcp: ({ lines, relay, moves }, { tunnels }) =>
    lines
      .map(({ index }) => index)
      .filter((index) => {
        const endpoint = tunnels.find(({ name }) => name === siteTunnel(index, moves))?.peer?.endpoint;
        return endpoint?.startsWith(`${hostOf(relay.fallback.address)}:`);
      }),
  ipv6Lines,
  passages: (desired, observed, verdicts) => {
    const said = verdicts.of(desired.site.id);
    const { publicAddress: to, directPort: port } = desired.relay;
    return [
      ...bareLines(desired, observed, said).map(({ lineId, address }) => ({
        lineId,
        from: address,
        to,
        port,
      })),
      ...sharingLines(desired, observed, said).map(
        ({ lineId, address }) => ({ lineId, from: address, to, port, shared: true }) as const,
      ),
    ];
  },
  ways: (desired, observed, verdicts) =>
    bareLines(desired, observed, verdicts.of(desired.site.id)).flatMap(({ lineId, address }) => {
      const line = desired.lines.find(({ id }) => id === lineId);
      return line ? [{ name: lineInterface(line), localAddress: address }] : [];
    }),
  connectionEnds: (desired, observed, verdicts) =>
    siteConnectionEnds(desired, observed, verdicts.of(desired.site.id)),
  speedTargets: ({ braid, bondAddress, lines, relay }) => [
    braid.profile === 'mptcp'
      ? { lineId: null, host: LOCAL_SPEED_ADDRESS, port: relay.speedTestPort, localAddress: null }
      : { lineId: null, host: relay.address, port: relay.speedTestPort, localAddress: bondAddress },
    ...lines.map(({ id, tunnel }) => ({
      lineId: id,
      host: relay.address,
      port: relay.speedTestPort,
      localAddress: tunnel.address,
    })),
  ],
  publicAddress: () => null,
  touchesManagement: () => true,
};

/**
 * Where to count what a line is billed for: at its own interface, which counts the 14 bytes of Ethernet as well (about
 * 1 % more than is billed); where it shares the LAN's, in its tunnel, or in its tap where that carries the braid.
 */
function billedAt(
  { lan, braid, moves }: SiteDesired,
  line: SiteLine,
): { interface: string; overhead: number } {
  const own = lineInterface(line);
  if (own !== lan.interface) return { interface: own, overhead: 0 };
  return braid.profile === 'bond'
    ? { interface: siteTap(line.index), overhead: TAP_OVERHEAD }
    : { interface: siteTunnel(line.index, moves), overhead: TUNNEL_OVERHEAD };
}
