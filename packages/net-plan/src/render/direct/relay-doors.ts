import type { Id, Ipv4, RelayDesired } from '@tresse/contracts';
import type { Paths } from '../../host-state.js';
import { siteMark } from '../../naming.js';
import { classPorts } from '../classes.js';
import { proxyHead, RELAY_CONNECTIONS } from '../haproxy.js';
import { certificateNote, identityOf, mutualTls, TLS_GLOBAL } from './mutual-tls.js';

/** Who has not finished the handshake by then is shown out; afterwards only `timeout tunnel` counts. In seconds. */
const HANDSHAKE_SECONDS = 10;

/** What each connection may have waiting for the other proxy, each way, in bytes: it is on this machine. */
const BETWEEN_PROXIES = ['tune.rcvbuf.server 262144', 'tune.sndbuf.server 262144'];

/** Where they hand over whom they admit. */
const handoverSocket = ({ stateDir }: Paths) => `unix@${stateDir}/net/handover.sock`;

/**
 * A box that was here lately names its last session instead of showing its certificate again. The relay keeps the sessions: a
 * ticket of its own making would hold the certificate, and travel up a slow line with the first packet of each connection.
 */
const KEPT_SESSIONS = 'no-tls-tickets';

/** A site's box, by the name in its certificate, the site's index, and the address by which the relay connects for it. */
export interface Box {
  readonly device: Id;
  readonly index: number;
  readonly source: Ipv4;
}

/**
 * The relay's doors of carrier `direct`: who shows the certificate of one of these boxes is handed over with the address of
 * its site (`relayHandover`). The sockets are marked with their site, so that the subflows of a dead line can be told from
 * those of others behind the same address. A line of the configuration takes no more than 64 words, so each box has lines of
 * its own.
 */
export function relayDoors(
  { directPort }: Pick<RelayDesired, 'directPort'>,
  boxes: readonly Box[],
  paths: Paths,
): string {
  const identity = identityOf(paths);
  const binds = classPorts(directPort).map(
    (port) => `    bind 0.0.0.0:${port} ${mutualTls(identity)} ${KEPT_SESSIONS}\n`,
  );
  const admitted = boxes.map(({ device, index, source }) => {
    const shown = `if { var(sess.box) -m str ${device} }`;
    return `    tcp-request session set-mark ${siteMark(index)} ${shown}
    tcp-request session set-src str(${source}) ${shown}
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
    server handover ${handoverSocket(paths)} send-proxy-v2
`;
}

/**
 * Leads whom the doors admit to the proxy that says who may go where, with the same limits as from inside the tunnels, by
 * the address of its site. A process of its own, by plain TCP: `mptcpize` makes all sockets of the doors MPTCP ones, and one
 * that spoke MPTCP here would stand still whenever the lines are full, one that fell back would lose bytes
 * (docs/kernel-settings.md, MPTCP).
 */
export function relayHandover(
  { address, proxyPort }: Pick<RelayDesired, 'address' | 'proxyPort'>,
  paths: Paths,
): string {
  return `${proxyHead(RELAY_CONNECTIONS, BETWEEN_PROXIES)}
listen handover
    bind ${handoverSocket(paths)} accept-proxy mode 600
    server braid ${address}:${proxyPort} source 0.0.0.0 usesrc clientip
`;
}
