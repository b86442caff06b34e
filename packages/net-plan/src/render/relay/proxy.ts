import { haproxyService, relayHaproxy } from '../haproxy.js';
import type { Part } from '../part.js';
import type { RelayContext } from './context.js';
import { doorsOf } from './direct.js';

/** The relay's address inside the tunnels, and the proxy that listens on it. */
export function relayProxyPart(relay: RelayContext): Part {
  const { desired, observed, paths } = relay;
  const configFile = `${paths.stateDir}/net/haproxy.cfg`;
  return {
    links: [{ name: 'lo', mtu: null, addresses: [`${desired.address}/32`] }],
    files: { [configFile]: relayHaproxy(desired, observed.localAddresses, doorsOf(relay)) },
    services: [haproxyService(configFile)],
  };
}
