/**
 * How a packet's class is known on its way: the site writes it into the packet as the standard code point (RFC 4594,
 * §2.3), and the answers of a connection are of its class; what the proxies carry has a port for each class.
 */
import type { Port, TrafficClass } from '@tresse/contracts';
import type { QueueMaker } from '../host-state.js';
import { TWIN_CARRIER_MARK, TWIN_REROUTED_MARK } from '../naming.js';
import { classId } from '../queue-classes.js';
import { type Family, HEADER } from './family.js';

/** A class that is told apart; what is left is `work`. */
type MarkedClass = Exclude<TrafficClass, 'work'>;

/** Code points of telephony, real-time interactive and low-priority data, as nft names them. */
const CODE_POINT: Readonly<Record<MarkedClass, string>> = { voice: 'ef', games: 'cs4', bulk: 'cs1' };

/** Marks of connections at the relay. */
const CLASS_MARK: Readonly<Record<MarkedClass, number>> = { voice: 911, games: 912, bulk: 913 };

/** From the proxy's port for `work` to those of the other classes, at either end. */
const PORT_OFFSET: Readonly<Record<MarkedClass, number>> = { voice: 5, games: 6, bulk: 7 };

/** The classes that traffic is marked for; what has no mark is `work`. */
export const MARKED_CLASSES = ['voice', 'games', 'bulk'] as const satisfies readonly MarkedClass[];

/** Where the proxy has the connections of a class, by its port for `work`. */
export function classPort(port: Port, name: MarkedClass): Port {
  return port + PORT_OFFSET[name];
}

/** All ports of the proxy. */
export function classPorts(port: Port): Port[] {
  return [port, ...MARKED_CLASSES.map((name) => classPort(port, name))];
}

/** What nft does to put a packet into a class. */
export function codePointRule(name: TrafficClass, family: Family): string {
  return `${HEADER[family]} dscp set ${name === 'work' ? 'cs0' : CODE_POINT[name]} return`;
}

/** What nft asks to know that a packet of a family is of a class. */
export function hasClass(name: MarkedClass, family: Family): string {
  return `${HEADER[family]} dscp ${CODE_POINT[name]}`;
}

/** Queues by class what leaves the site for its tunnels. */
export function siteClassRules(maker: QueueMaker, proxyPort: Port, families: readonly Family[]): string[] {
  return [
    twinRule(maker),
    ...MARKED_CLASSES.flatMap((name) => {
      const queue = `meta priority set ${classId(maker, name)} accept`;
      return [
        `tcp dport ${classPort(proxyPort, name)} ${queue}`,
        ...families.map((family) => `${hasClass(name, family)} ${queue}`),
      ];
    }),
  ];
}

/** Remembers at the relay of which class a site's connection is. */
export function rememberClassRules(families: readonly Family[]): string[] {
  return families.flatMap((family) =>
    MARKED_CLASSES.map(
      (name) => `iifname @tunnels ct mark 0 ${hasClass(name, family)} ct mark set ${CLASS_MARK[name]}`,
    ),
  );
}

/** Queues by class what leaves the relay for its tunnels. */
export function relayClassRules(maker: QueueMaker, proxyPort: Port): string[] {
  return [
    twinRule(maker),
    ...MARKED_CLASSES.flatMap((name) => {
      const queue = `meta priority set ${classId(maker, name)} accept`;
      return [`tcp sport ${classPort(proxyPort, name)} ${queue}`, `ct mark ${CLASS_MARK[name]} ${queue}`];
    }),
  ];
}

/** Longest packet of a tunnel that goes first on the bare line, in bytes. */
const SHORT_BYTES = 400;

/**
 * Classes of a tunnel's own packets on the bare line, where only their length can be seen: short ones (a voice of 20 ms
 * in G.711 makes 272 bytes) go before the long ones of other datagrams and of the subflows.
 */
export function outerRules(ofTunnels: string, into: (name: TrafficClass) => string): string[] {
  return [
    `${ofTunnels} meta length <= ${SHORT_BYTES} ${into('voice')} accept`,
    `${ofTunnels} ${into('work')} accept`,
  ];
}

/** Queues by class what leaves the site by its bare lines: subflows by their port, what bypasses by its code point. */
export function directClassRules(maker: QueueMaker, directPort: Port, families: readonly Family[]): string[] {
  return MARKED_CLASSES.flatMap((name) => {
    const queue = `meta priority set ${classId(maker, name)} accept`;
    return [
      `tcp dport ${classPort(directPort, name)} ${queue}`,
      ...families.map((family) => `${hasClass(name, family)} ${queue}`),
    ];
  });
}

/** What carries a twin path is voice, the copies as well. */
function twinRule(maker: QueueMaker): string {
  const marks = `{ ${TWIN_CARRIER_MARK}, ${TWIN_REROUTED_MARK} }`;
  return `meta mark ${marks} meta priority set ${classId(maker, 'voice')} accept`;
}
