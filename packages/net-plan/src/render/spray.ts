/** Profile `spray` as far as both ends do it alike: one queue for all lines, and each packet out of it is given a line. */
import type { LineIndex } from '@tresse/contracts';
import type { Queue, Route, Rule } from '../host-state.js';
import { farEnd, RULE, TABLE } from '../naming.js';
import { SLOTS, type SpreadingEnd, sharedRate, spreadOver } from '../spread/index.js';
import type { Part } from './part.js';
import { tunnelQueue } from './queues.js';
import { interfaceSysctls } from './sysctl.js';

/** What is spread, and where it waits. */
export interface Sprayed {
  /** Interface of the queue that the lines share. */
  readonly queue: string;
  /** The largest packet in bytes that every tunnel takes. */
  readonly mtu: number;
  /** Packets that pass through this host, as a match of nft. */
  readonly passing: string;
  /** The tunnels' interfaces as nft matches them. */
  readonly tunnels: string;
  /** Where they want to go. */
  readonly destination: Route['destination'];
}

/** Longest packet that counts as small, in bytes: small and large ones take turns of their own. */
const SMALL_BYTES = 200;

/**
 * What is spread goes through a pair of interfaces. Before it, packets wait in one queue for all lines, at no more than
 * these carry together; behind it they are single segments, and each is given its line's mark by a map. So no line's own
 * queue grows, and packets overtake each other by no more than the lines' own delay. The rules stand for every line:
 * a verdict changes the map alone. The filter and the translation of addresses have seen the packet before; the kernel
 * must not take one that was overtaken for a forgery (`nf_conntrack_tcp_be_liberal`; networking/nf_conntrack-sysctl),
 * nor one from this host's own address (`accept_local`; networking/ip-sysctl). Without any line nothing is led here, and
 * the table of the best tunnel refuses it; a map of no slots is none that nft takes.
 */
export function sprayPart(
  end: SpreadingEnd,
  lines: readonly { index: LineIndex }[],
  { queue, mtu, passing, tunnels, destination }: Sprayed,
): Part {
  if (lines.length === 0) return {};
  const far = farEnd(queue);
  const turn = `meta mark set numgen inc mod ${SLOTS} map @${end.name} accept`;
  return {
    virtualLinks: [{ kind: 'pair', name: queue, far }],
    links: [queue, far].map((name) => ({ name, mtu, addresses: [] })),
    routes: [{ type: 'unicast', table: TABLE.sharedQueue, destination, metric: 1, device: queue }],
    rules: [
      { priority: RULE.sharedQueue, table: TABLE.sharedQueue, mark: TABLE.sharedQueue },
      ...lines.map(
        ({ index }): Rule => ({
          priority: RULE.spread(index),
          table: TABLE.tunnel(index),
          mark: TABLE.tunnel(index),
        }),
      ),
    ],
    sysctls: {
      'net/netfilter/nf_conntrack_tcp_be_liberal': '1',
      ...interfaceSysctls([queue, far]),
      [`net/ipv4/conf/${far}/accept_local`]: '1',
    },
    firewall: {
      maps: { [end.name]: { type: `typeof numgen inc mod ${SLOTS} : meta mark`, elements: [] } },
      chains: {
        'spread-apart': [`iifname "${far}" notrack`],
        spread: [
          `iifname "${far}" meta length <= ${SMALL_BYTES} ${turn}`,
          `iifname "${far}" ${turn}`,
          `${passing} meta mark 0 meta mark set ${TABLE.sharedQueue}`,
        ],
        forward: [`iifname "${far}" oifname ${tunnels} accept`],
      },
    },
    spreads: [spreadOver(end)],
  };
}

/** The queue that the lines share, at what they carry together. */
export function sharedQueue(device: string, end: SpreadingEnd): Queue[] {
  return tunnelQueue(device, sharedRate(end), end.capabilities);
}
