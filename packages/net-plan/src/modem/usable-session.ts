import { contains, hostOf, type SiteDesired } from '@tresse/contracts';
import { type LeasedAddress, usableLease } from '../render/site/lease.js';
import type { ModemSession } from './modem.js';

/**
 * What of a session's address may be used, by the same rules as a lease; null where it has none. A gateway outside the
 * network (mobile networks name such) is left out: a modem leads to its network without one.
 */
export function usableSession(session: ModemSession, desired: SiteDesired): LeasedAddress | null {
  const { address, gateway, method } = session;
  if (method !== 'static' || address === null) return null;
  const reached = gateway !== null && contains(address, gateway) && gateway !== hostOf(address);
  return usableLease({ address, gateway: reached ? gateway : null }, desired);
}
