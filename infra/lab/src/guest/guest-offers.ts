import { fileURLToPath } from 'node:url';
import { LabError } from '../lab-error.js';
import type { GuestKernel } from './guest-kernel.js';
import { runInGuest } from './run-in-guest.js';

const PROBE = fileURLToPath(new URL('../../guest/offers.sh', import.meta.url));

/** What the probe may find, by the names that it prints. */
export type GuestOffer =
  | 'veth'
  | 'tun'
  | 'ifb'
  | 'netns'
  | 'wireguard'
  | 'mptcp'
  | `bond ${'balance-rr' | 'balance-xor' | 'active-backup'}`
  | `qdisc ${'htb' | 'fq_codel' | 'cake' | 'fq' | 'netem' | 'tbf'}`
  | `nft ${'ip' | 'inet' | 'bridge'}`;

/**
 * What the guest's kernel can do, found by doing it in a guest (about 4 s).
 * @throws LabError of `runInGuest`
 */
export async function guestOffers(kernel?: GuestKernel): Promise<ReadonlySet<GuestOffer>> {
  const guest = { program: [PROBE], deadlineMs: 60_000 } as const;
  const { code, stdout, stderr } = await runInGuest(kernel ? { ...guest, kernel } : guest);
  if (code !== 0) throw new LabError('guest.failed', `the guest could not be probed: ${stderr}`);
  return new Set(stdout.split('\n').filter(Boolean) as GuestOffer[]);
}
