/** The LAN as it is being typed, from and to what the API has. */
import type { Lan, LanMode } from '@tresse/contracts';
import { draftOfOpening, type OpeningDraft, openingInput } from '../forward-form/opening-draft';
import { macTyped } from '../rule-form/match-draft';
import { whole } from '../site-form/typed';

export interface LanDraft {
  /** The LAN as it stands, for what this form has no field for; null for a new one. */
  kept: Lan | null;
  interface: string;
  address: string;
  mode: LanMode['kind'];
  router: string;
  networks: string[];
  dhcp: DhcpDraft;
  dns: boolean;
  ipv6: boolean;
  openings: OpeningDraft[];
  devices: LanDeviceDraft[];
}

export interface DhcpDraft {
  on: boolean;
  first: string;
  last: string;
  leaseMinutes: string;
}

export interface LanDeviceDraft {
  key: string;
  name: string;
  mac: string;
  address: string;
}

/** The LAN of a new site. */
export function emptyLan(at: { interface: string; address: string }): LanDraft {
  return {
    kept: null,
    ...at,
    mode: 'routed',
    router: '',
    networks: [],
    dhcp: { on: false, first: '', last: '', leaseMinutes: '720' },
    dns: false,
    ipv6: false,
    openings: [],
    devices: [],
  };
}

export function emptyDevice(): LanDeviceDraft {
  return { key: `device-${Date.now()}`, name: '', mac: '', address: '' };
}

/** DHCP turned on or off; the first time with a range that a LAN of 254 hosts has room for. */
export function withDhcp({ dhcp, address }: LanDraft, on: boolean): DhcpDraft {
  const [, network] = /^(\d+\.\d+\.\d+)\.\d+\/24$/.exec(address.trim()) ?? [];
  const untouched = dhcp.first === '' && dhcp.last === '';
  return on && untouched && network
    ? { ...dhcp, on, first: `${network}.100`, last: `${network}.199` }
    : { ...dhcp, on };
}

/** The draft of a LAN that exists. */
export function draftOfLan(lan: Lan): LanDraft {
  const { mode, dhcp, dns, ipv6, openings, devices } = lan;
  const fresh = emptyLan(lan);
  return {
    ...fresh,
    kept: lan,
    interface: lan.interface,
    address: lan.address,
    mode: mode.kind,
    ...(mode.kind === 'in-front' && { router: mode.router, networks: mode.networks }),
    dhcp: dhcp
      ? { on: true, first: dhcp.first, last: dhcp.last, leaseMinutes: String(dhcp.leaseMinutes) }
      : fresh.dhcp,
    dns,
    ipv6,
    openings: openings.map(draftOfOpening),
    devices: devices.map(({ name, mac, address }) => ({ key: mac, name, mac, address: address ?? '' })),
  };
}

/** What the draft asks of the API, unchecked. */
export function lanInput(lan: LanDraft) {
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
    openings: openings.map(openingInput),
    devices: devices.map(({ name, mac, address }) => ({
      name: name.trim(),
      mac: macTyped(mac),
      address: address.trim() === '' ? null : address.trim(),
    })),
  };
}
