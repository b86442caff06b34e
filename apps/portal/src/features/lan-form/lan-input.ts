import { openingInput } from '../forward-form/opening-input';
import { macTyped } from '../rule-form/match-draft';
import { whole } from '../site-form/typed';
import type { LanDraft } from './lan-draft';

/**
 * What the draft of a LAN asks of the API, unchecked.
 * @param ipv6Network the network of IPv6 that the relay keeps for it
 */
export function lanInput(lan: LanDraft, ipv6Network: string | null) {
  const { mode, router, networks, dhcp, dns, ipv6, openings, devices } = lan;
  return {
    ...lan.kept,
    interface: lan.interface.trim(),
    address: lan.address.trim(),
    mode: mode === 'in-front' ? { kind: mode, router: router.trim(), networks } : { kind: mode },
    dhcp: dhcp.on
      ? { first: dhcp.first.trim(), last: dhcp.last.trim(), leaseMinutes: whole(dhcp.leaseMinutes) }
      : null,
    dns,
    ipv6,
    openings: openings.map((opening) => openingInput(opening, ipv6Network)),
    devices: devices.map(({ name, mac, address }) => ({
      name: name.trim(),
      mac: macTyped(mac),
      address: address.trim() === '' ? null : address.trim(),
    })),
  };
}
