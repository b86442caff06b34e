import { hostOf, type SiteDesired } from '@tresse/contracts';
import { lineInterface, planSite, siteContingency, siteTunnel } from '@tresse/net-plan';
import { networkRole, type RoleOptions, type RolePlan } from './network-role.js';

/** Where the site's own proxy leads into the braid, to the relay's speed server. */
const LOCAL_SPEED_ADDRESS = '127.0.0.1';

/** The box at a site: its lines, their tunnels, the braid above them, the LAN below. */
export const siteRole = (options: RoleOptions) => networkRole(SITE, options);

const SITE: RolePlan<SiteDesired> = {
  kind: 'site',
  speaksOfLines: true,
  reads: ({ role }) => role === 'site',
  bodies: (documents) => documents.map(({ body }) => body).find((body) => body.role === 'site'),
  plan: (desired, observed, verdicts, paths) =>
    planSite({ desired, observed, verdicts: verdicts.of(desired.site.id), paths }),
  contingencies: (desired, observed, verdicts, paths) =>
    siteContingency({ desired, observed, verdicts: verdicts.of(desired.site.id), paths }),
  watched: ({ site, lines, relay }) =>
    lines.map((line) => ({
      siteId: site.id,
      lineId: line.id,
      index: line.index,
      tunnel: siteTunnel(line.index),
      wan: lineInterface(line),
      localAddress: line.tunnel.address,
      peerAddress: relay.address,
      heartbeatPort: relay.heartbeatPort,
    })),
  interfaces: ({ lines, lan }) => [
    lan.interface,
    ...lines.flatMap((line) => [line.interface, lineInterface(line)]),
  ],
  overTcp: ({ lines, relay }, { tunnels }) =>
    lines
      .map(({ index }) => index)
      .filter((index) => {
        const endpoint = tunnels.find(({ name }) => name === siteTunnel(index))?.peer?.endpoint;
        return endpoint?.startsWith(`${hostOf(relay.fallback.address)}:`);
      }),
  speedTargets: ({ lines, relay }) => [
    { lineId: null, host: LOCAL_SPEED_ADDRESS, port: relay.speedTestPort, localAddress: null },
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
