import { z } from 'zod';
import type { Addressing } from './settings/addressing.js';
import type { Braid } from './settings/braid.js';

/** What a line may need of the box beyond an interface. */
export const LineNeed = z.enum(['vlan', 'dhcp', 'pppoe', 'modem', 'wifi']);
export type LineNeed = z.infer<typeof LineNeed>;

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
  /** Which needs of lines are met. Absent in reports of agents that had none of them. */
  access: z.array(LineNeed).default([]),
  /** The kernel speaks IPv6; it may be switched off (`ipv6.disable=1`). Absent in reports of agents that took it for given. */
  ipv6: z.boolean().default(true),
});
export type Capabilities = z.infer<typeof Capabilities>;

/** What a line needs of the box to be set up so. */
export function lineNeeds({ vlan, addressing }: { vlan: number | null; addressing: Addressing }): LineNeed[] {
  return [...(vlan === null ? [] : ['vlan' as const]), ...NEEDS[addressing.method]];
}

const NEEDS: Record<Addressing['method'], readonly LineNeed[]> = {
  automatic: [],
  static: [],
  dhcp: ['dhcp'],
  pppoe: ['pppoe'],
  modem: ['modem'],
  wifi: ['wifi', 'dhcp'],
};

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
