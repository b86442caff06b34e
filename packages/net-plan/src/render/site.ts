import type { SiteDesired } from '@tresse/contracts';
import type { HostState, LineVerdicts, Paths } from '../host-state.js';
import { siteHaproxy } from './haproxy.js';
import { siteMptcp } from './mptcp.js';
import { siteFirewall } from './site-firewall.js';
import { lineLinks, lineRoutes, lineRules, presentLines } from './site-lines.js';
import { siteRoutes, siteRules } from './site-routes.js';
import { siteTunnelLinks, siteTunnels } from './site-tunnels.js';
import { ASSUMED_CONTRACT, interfaceSysctls, sharedSysctls, writeBufferBytes } from './sysctl.js';
import type { Wanted } from './wanted.js';

/** The whole host of a site's box, as the desired state and the verdicts want it. */
export function renderSite(
  desired: SiteDesired,
  observed: HostState,
  verdicts: LineVerdicts,
  paths: Paths,
): Wanted {
  const lines = presentLines(desired, observed);
  const lanPresent = observed.links.some((link) => link.name === desired.lan.interface);
  const configFile = `${paths.stateDir}/net/haproxy.cfg`;
  const writeBuffer = writeBufferBytes(
    desired.lines.map((line) => (line.contract ?? ASSUMED_CONTRACT).upKbit),
  );
  const tunnelLinks = siteTunnelLinks(lines);
  const interfaces = [
    ...lines.map(({ line }) => line.interface),
    ...tunnelLinks.map(({ name }) => name),
    ...(lanPresent ? [desired.lan.interface] : []),
  ];
  return {
    links: [
      { name: 'lo', mtu: null, addresses: [`${desired.bondAddress}/32`] },
      ...lineLinks(lines),
      ...(lanPresent ? [{ name: desired.lan.interface, mtu: null, addresses: [desired.lan.address] }] : []),
      ...tunnelLinks,
    ],
    tunnels: siteTunnels(lines, observed),
    routes: [...lineRoutes(lines), ...siteRoutes(desired, lines, verdicts)],
    rules: [...lineRules(lines), ...siteRules(desired, lines)],
    mptcp: siteMptcp(lines, verdicts),
    sysctls: { ...sharedSysctls(writeBuffer, observed), ...interfaceSysctls(interfaces) },
    ruleset: siteFirewall(desired),
    files: { [configFile]: siteHaproxy(desired) },
    services: [{ name: 'haproxy', configFile }],
  };
}
