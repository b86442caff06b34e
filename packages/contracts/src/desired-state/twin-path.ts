import { z } from 'zod';
import { Ipv4, Port } from '../address.js';

/**
 * A further tunnel of a site, inside those of its lines: each of its packets travels over two lines at once, and the
 * end that hears both keeps the first.
 */
export const TwinPath = z.strictObject({
  /** UDP port of the relay's end, inside the tunnels only. */
  port: Port,
  /** Stands for the second of the two lines in the routing tables of both ends; no host has it. */
  copyAddress: Ipv4,
  mtu: z.int().min(576).max(9_000),
});
export type TwinPath = z.infer<typeof TwinPath>;
