import type { Id, RelayDesired } from '@tresse/contracts';
import type { Paths } from '../../host-state.js';
import { siteMark } from '../../naming.js';
import { classPorts } from '../classes.js';
import { doorsSocket, proxyHead, RELAY_CONNECTIONS } from '../haproxy.js';
import { certificateNote, identityOf, mutualTls, TLS_GLOBAL } from './mutual-tls.js';

/** Who has not finished the handshake by then is shown out; afterwards only `timeout tunnel` counts. In seconds. */
const HANDSHAKE_SECONDS = 10;

/** A site's box, by the name in its certificate, and the site's index. */
export interface Box {
  readonly device: Id;
  readonly index: number;
}

/**
 * The relay's doors of carrier `direct`: who shows the certificate of one of these boxes is led to the proxy that says who
 * may go where, with the same limits as from inside the tunnels. The sockets are marked with their site, so that the
 * subflows of a dead line can be told from those of others behind the same address. A line of the configuration takes no
 * more than 64 words, so each box has lines of its own.
 */
export function relayDoors({ directPort }: RelayDesired, boxes: readonly Box[], paths: Paths): string {
  const identity = identityOf(paths);
  const binds = classPorts(directPort).map((port) => `    bind 0.0.0.0:${port} ${mutualTls(identity)}\n`);
  const admitted = boxes.map(({ device, index }) => {
    const shown = `if { var(sess.box) -m str ${device} }`;
    return `    tcp-request session set-mark ${siteMark(index)} ${shown}
    tcp-request session accept ${shown}
`;
  });
  return `${proxyHead(RELAY_CONNECTIONS, TLS_GLOBAL)}
listen direct
    ${certificateNote(identity)}
${binds.join('')}    timeout client ${HANDSHAKE_SECONDS}s
    timeout tunnel 24h
    tcp-request session set-var(sess.box) ssl_c_s_dn(CN)
${admitted.join('')}    tcp-request session reject
    server braid ${doorsSocket(paths)}
`;
}
