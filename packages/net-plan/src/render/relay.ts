import type { RelayDesired, RelaySiteDesired } from '@tresse/contracts';
import { type HostState, type LineVerdicts, NO_VERDICTS, type Paths } from '../host-state.js';
import { relayHaproxy } from './haproxy.js';
import { RELAY_MPTCP } from './mptcp.js';
import { relayFirewall } from './relay-firewall.js';
import { relayRoutes, relayTunnelLinks, relayTunnels } from './relay-tunnels.js';
import { ASSUMED_CONTRACT, interfaceSysctls, sharedSysctls, writeBufferBytes } from './sysctl.js';
import type { Wanted } from './wanted.js';

/** Write buffer for the site that needs most: the setting is one for the whole relay. */
function writeBuffer(sites: readonly RelaySiteDesired[]): number {
  const served = sites.filter((site) => site.lines.length > 0);
  return Math.max(
    writeBufferBytes([]),
    ...served.map((site) =>
      writeBufferBytes(site.lines.map((line) => (line.contract ?? ASSUMED_CONTRACT).downKbit)),
    ),
  );
}

/** The whole host of a relay for all the sites it serves. */
export function renderRelay(
  desired: RelayDesired,
  sites: readonly RelaySiteDesired[],
  observed: HostState,
  verdicts: ReadonlyMap<number, LineVerdicts>,
  paths: Paths,
): Wanted {
  const ordered = [...sites].sort((a, b) => a.site.index - b.site.index);
  const configFile = `${paths.stateDir}/net/haproxy.cfg`;
  const tunnelLinks = ordered.flatMap(relayTunnelLinks);
  return {
    links: [{ name: 'lo', mtu: null, addresses: [`${desired.address}/32`] }, ...tunnelLinks],
    tunnels: ordered.flatMap((site) => relayTunnels(site, observed)),
    routes: ordered.flatMap((site) =>
      relayRoutes(desired, site, verdicts.get(site.site.index) ?? NO_VERDICTS),
    ),
    rules: [],
    mptcp: RELAY_MPTCP,
    sysctls: {
      ...sharedSysctls(writeBuffer(ordered), observed),
      ...interfaceSysctls(tunnelLinks.map(({ name }) => name)),
    },
    ruleset: relayFirewall(desired, ordered),
    files: { [configFile]: relayHaproxy(desired, observed.localAddresses) },
    services: [{ name: 'haproxy', configFile }],
  };
}
