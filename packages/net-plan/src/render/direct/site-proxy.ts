import type { Port, SiteDesired } from '@tresse/contracts';
import type { Paths } from '../../host-state.js';
import { INTERCEPT_PORT } from '../../naming.js';
import { classPort, MARKED_CLASSES } from '../classes.js';
import { FOR_THE_LAN, interceptBinds, proxyHead } from '../haproxy.js';
import { certificateNote, identityOf, mutualTls, TLS_GLOBAL } from './mutual-tls.js';

/** Each connection of the LAN passes through the proxy twice: see `siteDirectHaproxy`. */
const CONNECTIONS = 4_000;

/**
 * The site's proxy of carrier `direct`. haproxy writes a PROXY header before TLS begins; to have the destination inside,
 * where nobody reads or changes it, a connection passes through a second listener that knows nothing but TLS. The relay
 * is known by the name in its certificate (`verifyhost` compares the common name; RFC 6125 §6.4.4).
 */
export function siteDirectHaproxy(desired: SiteDesired, paths: Paths): string {
  const identity = identityOf(paths);
  const { relay } = desired;
  const socket = (name: string) => `unix@${paths.stateDir}/net/${name}.sock`;
  const take = (name: string, binds: string) => `listen braid${name}
${binds}    server carrier ${socket(`carrier${name}`)} send-proxy-v2
`;
  const carry = (name: string, port: Port) => `listen carrier${name}
    ${certificateNote(identity)}
    bind ${socket(`carrier${name}`)} mode 600
    server relay ${relay.publicAddress}:${port} ${mutualTls(identity)} verifyhost ${relay.device}
`;
  const sections = [
    take('', interceptBinds(desired, INTERCEPT_PORT)),
    ...MARKED_CLASSES.map((name) =>
      take(`-${name}`, interceptBinds(desired, classPort(INTERCEPT_PORT, name))),
    ),
    `listen speed-test
    bind 127.0.0.1:${relay.speedTestPort}
    server carrier ${socket('carrier')} send-proxy-v2
`,
    carry('', relay.directPort),
    ...MARKED_CLASSES.map((name) => carry(`-${name}`, classPort(relay.directPort, name))),
  ];
  return `${proxyHead(CONNECTIONS, [...FOR_THE_LAN, ...TLS_GLOBAL])}
${sections.join('\n')}`;
}
