import type { Part } from '../part.js';
import type { WantedService } from '../wanted.js';
import type { SiteContext } from './context.js';

/** Largest packet of a session over Ethernet: 1500 less 8 bytes of PPPoE and PPP (RFC 2516). */
const SESSION_MTU = 1492;

/** Where and as whom a session is held. */
export interface PppoeSession {
  index: number;
  /** The interface that carries its frames, and the one that it makes. */
  carrying: string;
  device: string;
  user: string;
  password: string;
  stateDir: string;
}

/** A session for each line that wants one, once the box could read its password. */
export function pppoePart({ lines, paths: { stateDir } }: SiteContext): Part {
  const sessions = lines.flatMap(({ line: { addressing }, index, carrying, device }) => {
    if (addressing.method !== 'pppoe' || addressing.password === undefined) return [];
    const { user, password } = addressing;
    return [pppoeSession({ index, carrying, device, user, password, stateDir })];
  });
  return {
    files: Object.assign({}, ...sessions.map(({ files }) => files)),
    services: sessions.map(({ service }) => service),
  };
}

/**
 * A session by pppd and the kernel: it sets the line's address and no route, ends after 15 s of silence, and is tried again
 * for ever. Source: pppd(8), rp-pppoe plugin.
 */
export function pppoeSession(session: PppoeSession): {
  files: Record<string, string>;
  service: WantedService;
} {
  const { index, carrying, device, user, password, stateDir } = session;
  const path = `${stateDir}/net/pppoe-${index}.secret`;
  const text = `plugin rp-pppoe.so
nic-${carrying}
ifname ${device}
user ${word(user)}
password ${word(password)}
hide-password
noauth
noipdefault
nodefaultroute
noipv6
mtu ${SESSION_MTU}
mru ${SESSION_MTU}
lcp-echo-interval 5
lcp-echo-failure 3
persist
maxfail 0
holdoff 3
`;
  const service: WantedService = {
    name: `pppoe-${index}`,
    program: 'pppd',
    arguments: ['file', path],
    reads: [path],
  };
  return { files: { [path]: text }, service };
}

/** One word of an options file, whatever is in it. */
function word(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
