/** The LAN as it is being typed, from what the API has. */
import type { Lan, LanMode } from '@tresse/contracts';
import { draftOfOpening, type OpeningDraft } from '../forward-form/opening-draft';

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
