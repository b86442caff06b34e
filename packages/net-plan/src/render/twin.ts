/** What both ends of a twin path have in common (docs/queues.md, «Voice sent twice»). */
import type { Ipv4, TwinPath } from '@tresse/contracts';
import type { Route, Rule } from '../host-state.js';
import { LAST_METRIC, RULE, TABLE, TWIN_CARRIER_MARK, TWIN_REROUTED_MARK } from '../naming.js';
import type { Family } from './family.js';

/** Part of the slowest line's rate that copies may take. */
const SHARE = 0.25;

/** Copies that may go at once beyond that rate, in kilobytes: a few packets of each call. */
const BURST_KBYTES = 16;

/** A way over one of the site's lines. */
export interface Way {
  readonly device: string;
  readonly source: Ipv4;
}

/**
 * Rules that copy what carries a twin path. `nft dup` asks the routing tables for the way to the copy's address, so that
 * a verdict moves the copies by a route; the new mark makes the kernel look up the first one's way again, whatever
 * interface WireGuard has fastened itself to. Beyond the share that the slowest line can spare, in kbit/s, packets go
 * once.
 */
export function copyRules({ copyAddress }: TwinPath, to: Ipv4, slowestKbit: number): string[] {
  const carrier = `ip daddr ${to} meta mark ${TWIN_CARRIER_MARK}`;
  const kbytes = Math.max(1, Math.floor((slowestKbit * SHARE) / 8));
  return [
    `${carrier} limit rate ${kbytes} kbytes/second burst ${BURST_KBYTES} kbytes dup to ${copyAddress}`,
    `${carrier} meta mark set ${TWIN_REROUTED_MARK}`,
  ];
}

/** Rules that both ends need, for all their twin paths; what carries these is of IPv4 whatever is inside. */
export function twinRules(families: readonly Family[]): Rule[] {
  const entrance = { priority: RULE.twin, table: TABLE.twin, mark: TABLE.twin };
  return [
    { priority: RULE.twinCarrier, table: TABLE.twinCarrier, mark: TWIN_CARRIER_MARK },
    { priority: RULE.twinRerouted, table: TABLE.twinCarrier, mark: TWIN_REROUTED_MARK },
    ...families.map((family): Rule => (family === 'ipv6' ? { ...entrance, family } : entrance)),
  ];
}

/** The ways of one site's twin path, best first: packets to `to` take the first, their copies the second if there is one. */
export function carrierRoutes(
  { copyAddress }: TwinPath,
  to: Ipv4,
  ways: readonly (Way & { rank: number })[],
): Route[] {
  const copies = { table: TABLE.main, destination: `${copyAddress}/32` };
  const [, second] = ways;
  return [
    ...ways.map(({ rank, device, source }): Route => {
      const destination = `${to}/32`;
      return { type: 'unicast', table: TABLE.twinCarrier, destination, metric: 101 + rank, device, source };
    }),
    ...(second
      ? [{ type: 'unicast', ...copies, metric: 101, device: second.device, source: second.source } as const]
      : []),
    { type: 'unreachable', ...copies, metric: LAST_METRIC },
  ];
}
