import { hostOf } from '@tresse/contracts';
import type { HostState } from '../../host-state.js';
import { haproxyService, plainHaproxyService, relayHaproxy, relayWayOut } from '../haproxy.js';
import type { Part } from '../part.js';
import type { RelayContext } from './context.js';

/** The relay's address inside the tunnels, the proxy that listens on it, and the one that goes out. */
export function relayProxyPart({ desired, observed, paths }: RelayContext): Part {
  const configFile = `${paths.stateDir}/net/haproxy.cfg`;
  const outFile = `${paths.stateDir}/net/haproxy-out.cfg`;
  return {
    links: [{ name: 'lo', mtu: null, addresses: [`${desired.address}/32`] }],
    files: {
      [configFile]: relayHaproxy(desired, addressesOf(observed), paths),
      [outFile]: relayWayOut(paths),
    },
    services: [plainHaproxyService('haproxy-out', outFile), haproxyService(configFile)],
  };
}

/** All addresses by which the relay could be asked for itself, but for those that come and go with what it is told. */
function addressesOf({ localAddresses, ledger }: HostState): string[] {
  const put = ledger.addresses.map(({ address }) => hostOf(address));
  return localAddresses.filter((address) => !put.includes(address));
}
