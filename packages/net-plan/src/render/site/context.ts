import type {
  Ipv4,
  Ipv4Cidr,
  LineIndex,
  LineRates,
  LineRole,
  SiteDesired,
  SiteLine,
} from '@tresse/contracts';
import { hostOf, networkOf } from '@tresse/contracts';
import type { HostState, LineVerdicts, Paths } from '../../host-state.js';
import type { ModemSession } from '../../modem/modem.js';
import { usableSession } from '../../modem/usable-session.js';
import {
  carryingInterface,
  lineInterface,
  SITE_BOND,
  SITE_SHARED_QUEUE,
  SITE_TWIN,
  siteTap,
  siteTunnel,
} from '../../naming.js';
import { BOTH_FAMILIES, type Family } from '../family.js';
import { anySet, interfaces } from '../firewall.js';
import { dhcpService } from './dhcp-client.js';
import { type LeasedAddress, liesOnLan, usableLease } from './lease.js';

/** How a line reaches the world now; null where it does not. */
interface LineAddress {
  readonly address: Ipv4 | null;
  readonly gateway: Ipv4 | null;
  /** The network that the line's own table must know, since the main table does not. */
  readonly network: Ipv4Cidr | null;
  /** What the line was given cannot be used, since it lies on the LAN. */
  readonly onLan: boolean;
}

const NO_ADDRESS: LineAddress = { address: null, gateway: null, network: null, onLan: false };
const ON_LAN: LineAddress = { ...NO_ADDRESS, onLan: true };

/** A line whose interface the host has, with the address and gateway that it uses now. */
export interface PresentLine extends LineAddress {
  readonly line: Omit<SiteLine, 'interface'>;
  readonly index: LineIndex;
  readonly role: LineRole;
  readonly contract: LineRates | null;
  /** The interface of the box that it stands on. */
  readonly parent: string;
  /** The interface that carries its frames (`carryingInterface`): below a PPPoE session, else the one of its address. */
  readonly carrying: string;
  /** The interface on which its address lives (`lineInterface`). */
  readonly device: string;
  /** What the line's network says of its packets' size, in bytes; null leaves the interface as it is. */
  readonly mtu: number | null;
  /** Whether the agent's own DHCP client asks for the address. */
  readonly asks: boolean;
}

/** All that the parts of a site's host are made of. */
export interface SiteContext {
  /** Without the LAN's IPv6 while the host has not the LAN's interface. */
  readonly desired: SiteDesired;
  readonly observed: HostState;
  readonly verdicts: LineVerdicts;
  readonly paths: Paths;
  readonly lines: readonly PresentLine[];
  /** The families of addresses that the LAN has. */
  readonly families: readonly Family[];
  /** The networks whose devices the box serves, as nft matches them: the LAN, and those behind the customer's router. */
  readonly inside: string;
  /** Whether the host has the LAN's interface. */
  readonly lanPresent: boolean;
  /** The interfaces of all tunnels, and of their bond or shared queue where there is one, as a set of nft. */
  readonly tunnels: string;
}

export function siteContext(
  asked: SiteDesired,
  observed: HostState,
  verdicts: LineVerdicts,
  paths: Paths,
): SiteContext {
  const lanPresent = observed.links.some(({ name }) => name === asked.lan.interface);
  const desired = lanPresent ? asked : { ...asked, ipv6: null };
  return {
    desired,
    observed,
    verdicts,
    paths,
    lines: presentLines(desired, observed, verdicts),
    families: desired.ipv6 === null ? ['ipv4'] : BOTH_FAMILIES,
    inside: insideOf(desired),
    lanPresent,
    tunnels: interfaces([
      ...desired.lines.map((line) => siteTunnel(line.index, desired.moves)),
      ...(desired.leaving?.lines ?? []).map((line) => siteTunnel(line.index, desired.moves - 1)),
      ...(desired.twin ? [SITE_TWIN] : []),
      ...(desired.braid.profile === 'bond' ? bondInterfaces(desired) : []),
      ...(desired.braid.profile === 'spray' ? [SITE_SHARED_QUEUE] : []),
    ]),
  };
}

/** What outside the bond still receives counts as well. */
const bondInterfaces = ({ lines }: SiteDesired) => [SITE_BOND, ...lines.map(({ index }) => siteTap(index))];

function insideOf({ lan: { address, mode } }: SiteDesired): string {
  const behind = mode.kind === 'in-front' ? mode.networks : [];
  return behind.length === 0 ? networkOf(address) : anySet([address, ...behind].map(networkOf));
}

/**
 * The lines whose interfaces exist. A static line carries its address; of the others the host knows it. A lease counts
 * while the client that got it runs. One that is cut off when its allowance is spent is then as if it were not there,
 * even when all others are down.
 */
export function presentLines(
  desired: SiteDesired,
  observed: HostState,
  verdicts: LineVerdicts,
): PresentLine[] {
  return desired.lines
    .filter((line) => observed.links.some((link) => link.name === line.interface))
    .filter((line) => line.allowance?.whenSpent !== 'cut' || !isSpent(line, verdicts))
    .map((line) => {
      const { index, role, contract, interface: parent } = line;
      const device = lineInterface(line);
      const carrying = carryingInterface(line);
      const session = sessionOf(line, observed);
      return {
        line,
        index,
        role,
        contract,
        parent,
        carrying,
        device,
        mtu: session?.mtu ?? null,
        asks: asksByDhcp(line, session),
        ...addressOf(line, device, session, { desired, observed }),
      };
    });
}

function addressOf(
  line: SiteLine,
  device: string,
  session: ModemSession | null,
  { desired, observed }: Pick<SiteContext, 'desired' | 'observed'>,
): LineAddress {
  switch (line.addressing.method) {
    case 'static': {
      const { address, gateway } = line.addressing;
      return { address: hostOf(address), gateway, network: null, onLan: false };
    }
    case 'modem':
    case 'wifi':
    case 'dhcp': {
      if (!asksByDhcp(line, session))
        return given(session?.address, session && usableSession(session, desired), desired);
      const asked = observed.services.some(({ name }) => name === dhcpService(line.index));
      const lease = asked ? observed.leases.find((known) => known.interface === device) : undefined;
      return given(lease?.address, lease ? usableLease(lease, desired) : null, desired);
    }
    case 'pppoe':
    case 'automatic': {
      const fact = observed.lineFacts.find((known) => known.interface === device);
      const inLan = hostOf(desired.lan.address);
      // The kernel takes no route by an address of its own, and the LAN's must not lead into a line's table.
      if (fact?.address === inLan || fact?.gateway === inLan) return ON_LAN;
      const { address = null, gateway = null } = fact ?? {};
      return { address, gateway, network: null, onLan: false };
    }
  }
}

/** What a line was given, as far as it may be used. */
function given(
  network: Ipv4Cidr | null | undefined,
  usable: LeasedAddress | null,
  desired: SiteDesired,
): LineAddress {
  if (usable) return { ...usable, onLan: false };
  return network && liesOnLan(network, desired) ? ON_LAN : NO_ADDRESS;
}

/** The session of a line's modem, which has the line's interface (`withModems`). */
function sessionOf({ addressing, interface: name }: SiteLine, { modems }: HostState): ModemSession | null {
  if (addressing.method !== 'modem') return null;
  return modems.find(({ session }) => session?.interface === name)?.session ?? null;
}

function asksByDhcp({ addressing: { method } }: SiteLine, session: ModemSession | null): boolean {
  return method === 'dhcp' || method === 'wifi' || (method === 'modem' && session?.method === 'dhcp');
}

/** True when the line's allowance is spent. */
export function isSpent({ index }: Pick<SiteLine, 'index'>, { spent = [] }: LineVerdicts): boolean {
  return spent.includes(index);
}
