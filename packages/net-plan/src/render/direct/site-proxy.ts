import type { SiteDesired } from '@tresse/contracts';
import type { Paths } from '../../host-state.js';
import { interceptBinds, proxyHead } from '../haproxy.js';
import { certificateNote, identityOf, mutualTls, TLS_GLOBAL } from './mutual-tls.js';

/** Each connection of the LAN passes through the proxy twice: see `siteDirectHaproxy`. */
const CONNECTIONS = 4_000;

/**
 * The site's proxy of carrier `direct`. haproxy writes a PROXY header before TLS begins; to have the destination inside,
 * where nobody reads or changes it, a connection passes through a second listener that knows nothing but TLS. The relay
 * is known by the name in its certificate (`verifyhost` compares the common name; RFC 6125 §6.4.4).
 */
export function siteDirectHaproxy({ relay, ipv6 }: SiteDesired, paths: Paths): string {
  const identity = identityOf(paths);
  const socket = `unix@${paths.stateDir}/net/carrier.sock`;
  return `${proxyHead(CONNECTIONS, TLS_GLOBAL)}
listen braid
${interceptBinds({ ipv6 })}    server carrier ${socket} send-proxy-v2

listen speed-test
    bind 127.0.0.1:${relay.speedTestPort}
    server carrier ${socket} send-proxy-v2

listen carrier
    ${certificateNote(identity)}
    bind ${socket} mode 600
    server relay ${relay.publicAddress}:${relay.directPort} ${mutualTls(identity)} verifyhost ${relay.device}
`;
}
