import { siteTunnel } from '../../naming.js';
import { bondPort } from '../bond.js';
import { interfaces } from '../firewall.js';
import type { Part } from '../part.js';
import { isSpent, type SiteContext } from './context.js';

/** How long a line may send at full rate before it is held back, in seconds: what a page's text takes. */
const BURST_SECONDS = 2;

/**
 * Holds lines with a spent allowance to their low rate, each direction by itself, by dropping what exceeds it, which TCP
 * takes as the sign to slow down: the line's own packets, and what its tunnel carries but for heartbeats, which tell
 * whether it lives. The tunnel's outer packets are what was let through already; those of a bond's tap are all that can be told
 * of it where the line shares the LAN's interface.
 */
export function throttlePart({ desired, lines, verdicts }: SiteContext): Part {
  const { lan, relay, bond, moves } = desired;
  const slow = lines.filter(
    ({ line }) => line.allowance?.whenSpent === 'throttle' && isSpent(line, verdicts),
  );
  const rules = (side: 'iifname' | 'oifname', port: 'sport' | 'dport') =>
    slow.flatMap(({ line, device }) => {
      const tunnel = siteTunnel(line.index, moves);
      const own = device === lan.interface ? [] : [device];
      const outerOfTap =
        bond === null || own.length > 0
          ? []
          : [`${side} "${device}" udp ${port} ${bondPort(bond.firstPort, line.index)}`];
      return [
        `${side} "${tunnel}" udp ${port} ${relay.heartbeatPort} accept`,
        ...own.map((name) => `${side} "${name}" udp ${port} ${line.tunnel.peer.port} accept`),
        ...[`${side} ${interfaces([tunnel, ...own])}`, ...outerOfTap].map(
          (which) => `${which} ${limitTo(line.allowance?.throttleKbit ?? 0)} drop`,
        ),
      ];
    });
  return {
    firewall: {
      chains: { 'throttle-in': rules('iifname', 'sport'), 'throttle-out': rules('oifname', 'dport') },
    },
  };
}

/** Kbit/s as nft limits it. */
function limitTo(kbit: number): string {
  const rate = (kbit * 1_000) / 8;
  return `limit rate over ${rate} bytes/second burst ${rate * BURST_SECONDS} bytes`;
}
