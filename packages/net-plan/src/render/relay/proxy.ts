import { relayDoors } from '../direct/index.js';
import { haproxyService, relayHaproxy } from '../haproxy.js';
import type { Part } from '../part.js';
import type { RelayContext } from './context.js';
import { directSites } from './direct.js';

/** The relay's address inside the tunnels, and the proxy that listens on it. */
export function relayProxyPart(relay: RelayContext): Part {
  const { desired, observed, paths } = relay;
  const direct = directSites(relay).map(({ site }) => site);
  const doors = direct.length > 0 ? relayDoors(desired, direct, paths) : undefined;
  const configFile = `${paths.stateDir}/net/haproxy.cfg`;
  return {
    links: [{ name: 'lo', mtu: null, addresses: [`${desired.address}/32`] }],
    files: { [configFile]: relayHaproxy(desired, observed.localAddresses, doors) },
    services: [haproxyService(configFile)],
  };
}
