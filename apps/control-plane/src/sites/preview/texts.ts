/** Settings as short texts, the same in all languages. */
import {
  type Addressing,
  type Allowance,
  type Braid,
  type Ipv6Opening,
  type Lan,
  type LineInput,
  type LineRates,
  type PortForward,
  type PortRange,
  plainSecrets,
  type TrafficMatch,
} from '@tresse/contracts';

/** Profile with its settings: `bond, balance-xor layer3+4, watcher`. */
export function braidText(braid: Braid): string {
  if (braid.profile === 'mptcp') return `mptcp, ${braid.carrier}`;
  if (braid.profile !== 'bond') return braid.profile;
  const hash = braid.mode === 'balance-xor' ? ` ${braid.hash}` : '';
  return `bond, ${braid.mode}${hash}, ${braid.monitor}`;
}

/** Where a line is and how it gets its address: `wan1 VLAN 35 pppoe fti/abc`. */
export function lineText(line: LineInput): string {
  return [line.interface, vlanText(line.vlan), addressingText(line.addressing)].filter(Boolean).join(' ');
}

/** `VLAN 35`; null without one. */
export function vlanText(vlan: number | null): string | null {
  return vlan === null ? null : `VLAN ${vlan}`;
}

/** The method with what belongs to it, secrets as dots: `192.168.1.2/24 via 192.168.1.1`. */
export function addressingText(addressing: Addressing): string {
  const secret = plainSecrets(addressing).length > 0 && '•••';
  return [...addressingWords(addressing), secret].filter(Boolean).join(' ');
}

function addressingWords(addressing: Addressing): (string | false | undefined)[] {
  switch (addressing.method) {
    case 'static':
      return [`${addressing.address} via ${addressing.gateway}`];
    case 'pppoe':
      return ['pppoe', addressing.user];
    case 'modem': {
      const { apn, user, ipType, device } = addressing;
      return ['modem', apn, user, ipType === 'ipv4v6' && 'IPv4+IPv6', device && `IMEI ${device}`];
    }
    case 'wifi': {
      const { ssid, security, hidden, band, country } = addressing;
      return ['wifi', `“${ssid}”`, security, hidden && 'hidden', band !== 'any' && `${band} GHz`, country];
    }
    default:
      return [addressing.method];
  }
}

/** Down and up: `8000/800 kbit/s`; null without rates. */
export function ratesText(rates: LineRates | null): string | null {
  return rates && `${rates.downKbit}/${rates.upKbit} kbit/s`;
}

/** Size, billing day and what happens then: `50 GB, 31., cut`; null without an allowance. */
export function allowanceText(allowance: Allowance | null): string | null {
  if (!allowance) return null;
  const { gigabytes, billingDay, whenSpent, throttleKbit } = allowance;
  return `${gigabytes} GB, ${billingDay}., ${whenSpent}${whenSpent === 'throttle' ? ` ${throttleKbit} kbit/s` : ''}`;
}

/** How the box stands in the LAN, with a customer's router and its networks. */
export function modeText({ mode }: Lan): string {
  return mode.kind === 'in-front' ? [`in-front ${mode.router}`, ...mode.networks].join(', ') : mode.kind;
}

/** First and last address and the lease: `192.168.50.100–192.168.50.200, 60 min`; null when off. */
export function dhcpText({ dhcp }: Lan): string | null {
  return dhcp && `${dhcp.first}–${dhcp.last}, ${dhcp.leaseMinutes} min`;
}

/** Ports of a device, and who may come: `tcp 80 → ::10 ← 2001:db8::/32`. */
export function openingText({ protocol, ports, host, sources }: Ipv6Opening): string {
  return [
    protocol,
    portsText(ports),
    '→',
    host,
    ...(sources.length > 0 ? [`← ${sources.join(', ')}`] : []),
  ].join(' ');
}

/** One port or a range: `8000–8010`. */
export function portsText({ first, last }: PortRange): string {
  return first === last ? String(first) : `${first}–${last}`;
}

/** Where a forward leads: `192.168.50.20:80`. */
export function forwardTarget({ publicPorts, toAddress, toPort }: PortForward): string {
  const last = toPort + publicPorts.last - publicPorts.first;
  return `${toAddress}:${portsText({ first: toPort, last })}`;
}

/** The traffic of a rule: `udp 3000–3100 → example.org ← 192.168.50.7`. */
export function matchText({ protocol, ports, to, from }: TrafficMatch): string {
  return [
    protocol === 'any' ? '' : protocol,
    ports.map(portsText).join(', '),
    to.length > 0 ? `→ ${to.join(', ')}` : '',
    from.length > 0 ? `← ${from.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
