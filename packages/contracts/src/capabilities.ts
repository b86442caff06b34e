import { z } from 'zod';
import type { Braid } from './settings/braid.js';

/** What a device's kernel and programs offer, found by looking and never by a version. */
export const Capabilities = z.strictObject({
  /** The kernel makes WireGuard interfaces itself; otherwise `wireguard-go` does. */
  kernelWireguard: z.boolean(),
  mptcp: z.boolean(),
  /** The kernel has the bonding driver. */
  bonding: z.boolean(),
  openvpn: z.boolean(),
  dnsmasq: z.boolean(),
  /** Queueing disciplines (tc) that the kernel has, of those that Tresse uses. */
  qdiscs: z.array(z.enum(['cake', 'fq_codel', 'htb', 'tbf', 'fq', 'ifb'])),
});
export type Capabilities = z.infer<typeof Capabilities>;

/** Why a braid cannot run on a device. */
export const BraidObstacle = z.enum(['no-mptcp', 'no-bonding', 'no-openvpn']);
export type BraidObstacle = z.infer<typeof BraidObstacle>;

/** What keeps a device from running this braid; empty when nothing does. */
export function braidObstacles(braid: Braid, can: Capabilities): BraidObstacle[] {
  switch (braid.profile) {
    case 'mptcp':
      return can.mptcp ? [] : ['no-mptcp'];
    case 'bond':
      return [
        ...(can.bonding ? [] : ['no-bonding' as const]),
        ...(can.openvpn ? [] : ['no-openvpn' as const]),
      ];
    case 'spray':
    case 'failover':
      return [];
  }
}
