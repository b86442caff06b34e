import { z } from 'zod';

/** How the lines are joined (docs/profiles.md). */
export const Profile = z.enum(['mptcp', 'spray', 'failover', 'bond']);
export type Profile = z.infer<typeof Profile>;

/** What the subflows of profile `mptcp` run over: a tunnel a line, or the lines themselves with TLS. */
export const Carrier = z.enum(['tunnel', 'direct']);
export type Carrier = z.infer<typeof Carrier>;

/** Modes of Linux's bonding driver that make sense over tunnels. */
export const BondMode = z.enum(['balance-rr', 'balance-xor', 'active-backup']);
export type BondMode = z.infer<typeof BondMode>;

/** What `balance-xor` tells connections apart by (Linux, networking/bonding: xmit_hash_policy). */
export const BondHash = z.enum(['layer2', 'layer2+3', 'layer3+4']);
export type BondHash = z.infer<typeof BondHash>;

/** Who takes a dead line out of the bond: the line watcher, or the driver's own ARP requests. */
export const BondMonitor = z.enum(['watcher', 'arp']);
export type BondMonitor = z.infer<typeof BondMonitor>;

/** A profile with the settings that only it has. */
export const Braid = z.discriminatedUnion('profile', [
  z.strictObject({ profile: z.literal('mptcp'), carrier: Carrier.default('tunnel') }),
  z.strictObject({ profile: z.literal('spray') }),
  z.strictObject({ profile: z.literal('failover') }),
  z.strictObject({
    profile: z.literal('bond'),
    mode: BondMode.default('balance-rr'),
    /** Of `balance-xor` only. */
    hash: BondHash.default('layer3+4'),
    monitor: BondMonitor.default('watcher'),
  }),
]);
export type Braid = z.infer<typeof Braid>;

/** True for subflows on the lines themselves: they need the devices' certificates, and lines that pass MPTCP. */
export function isDirect(braid: Braid): boolean {
  return braid.profile === 'mptcp' && braid.carrier === 'direct';
}

/** True where the LAN's traffic runs over the lines beside the tunnels, which then carry heartbeats and little else. */
export function goesBesideTunnels(braid: Braid): boolean {
  return isDirect(braid) || braid.profile === 'bond';
}

/** The braid of a site whose owner has chosen none. */
export const DEFAULT_BRAID: Braid = { profile: 'mptcp', carrier: 'tunnel' };
