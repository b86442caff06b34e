/** Profile `spray` as far as both ends do it alike: each packet in turn is given a line. */
import type { LineIndex } from '@tresse/contracts';
import type { Rule, Spread } from '../host-state.js';
import { RULE, TABLE } from '../naming.js';
import { SLOTS } from '../spread/index.js';
import type { Part } from './part.js';

/** What is spread: packets that pass through this host, and those that it sends itself, each as a match of nft. */
export interface Sprayed {
  readonly passing: string;
  readonly own: string;
}

/**
 * Marks by a map in the filter, and the rules from each mark to its line's table. The rules stand for every line:
 * a verdict changes the map alone. The kernel must not take a packet that was overtaken for a forgery
 * (`nf_conntrack_tcp_be_liberal`; networking/nf_conntrack-sysctl).
 */
export function sprayPart(spread: Spread, lines: readonly { index: LineIndex }[], what: Sprayed): Part {
  const mark = `meta mark 0 meta mark set numgen inc mod ${SLOTS} map @${spread.name}`;
  return {
    rules: lines.map(
      ({ index }): Rule => ({
        priority: RULE.spread(index),
        table: TABLE.tunnel(index),
        mark: TABLE.tunnel(index),
      }),
    ),
    sysctls: { 'net/netfilter/nf_conntrack_tcp_be_liberal': '1' },
    firewall: {
      maps: { [spread.name]: `typeof numgen inc mod ${SLOTS} : meta mark` },
      chains: { spread: [`${what.passing} ${mark}`], 'spread-own': [`${what.own} ${mark}`] },
    },
    spreads: [spread],
  };
}
