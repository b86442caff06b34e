import type { RelayDesired, RelaySiteDesired } from '@tresse/contracts';
import type { Paths } from '../../host-state.js';
import { SPEED_SERVER_PORT, siteMark } from '../../naming.js';
import { classPorts } from '../classes.js';
import type { RelayDoors } from '../haproxy.js';
import { certificateNote, identityOf, mutualTls, TLS_GLOBAL } from './mutual-tls.js';

/** Who has not finished the handshake by then is shown out; afterwards only `timeout tunnel` counts. In seconds. */
const HANDSHAKE_SECONDS = 10;

/**
 * The relay's doors of carrier `direct`: who shows the certificate of one of these sites' boxes is led to the section
 * that connects to the internet, with the same limits as from inside the tunnels. The sockets are marked with their
 * site, so that the subflows of a dead line can be told from those of others behind the same address.
 */
export function relayDoors(
  { directPort, speedTestPort }: RelayDesired,
  sites: readonly RelaySiteDesired[],
  paths: Paths,
): RelayDoors {
  const identity = identityOf(paths);
  const boxes = sites.flatMap(({ site: { device, index } }) => (device === null ? [] : [{ device, index }]));
  const socket = `unix@${paths.stateDir}/net/direct.sock`;
  const marks = boxes.map(
    ({ device, index }) =>
      `    tcp-request session set-mark ${siteMark(index)} if { ssl_c_s_dn(CN) ${device} }\n`,
  );
  const ports = classPorts(directPort);
  return {
    ports,
    global: TLS_GLOBAL,
    braid: [
      `bind ${socket} accept-proxy mode 600`,
      `tcp-request session accept if { dst 127.0.0.1 } { dst_port ${speedTestPort} }`,
      `use-server speed-test if { dst 127.0.0.1 }`,
      `server speed-test 127.0.0.1:${SPEED_SERVER_PORT} weight 0`,
    ],
    listeners: [
      `listen direct
    ${certificateNote(identity)}
${ports.map((port) => `    bind 0.0.0.0:${port} ${mutualTls(identity)}\n`).join('')}    timeout client ${HANDSHAKE_SECONDS}s
    timeout tunnel 24h
    tcp-request session reject if !{ ssl_c_s_dn(CN) ${boxes.map(({ device }) => device).join(' ')} }
${marks.join('')}    server braid ${socket}
`,
    ],
  };
}
