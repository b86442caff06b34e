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

export function braidText(braid: Braid): string {
  if (braid.profile === 'mptcp') return `mptcp, ${braid.carrier}`;
  if (braid.profile !== 'bond') return braid.profile;
  const hash = braid.mode === 'balance-xor' ? ` ${braid.hash}` : '';
  return `bond, ${braid.mode}${hash}, ${braid.monitor}`;
}

export function lineText(line: LineInput): string {
  return [line.interface, vlanText(line.vlan), addressingText(line.addressing)].filter(Boolean).join(' ');
}

export function vlanText(vlan: number | null): string | null {
  return vlan === null ? null : `VLAN ${vlan}`;
}

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

export function ratesText(rates: LineRates | null): string | null {
  return rates && `${rates.downKbit}/${rates.upKbit} kbit/s`;
}

export function allowanceText(allowance: Allowance | null): string | null {
  if (!allowance) return null;
  const { gigabytes, billingDay, whenSpent, throttleKbit } = allowance;
  return `${gigabytes} GB, ${billingDay}., ${whenSpent}${whenSpent === 'throttle' ? ` ${throttleKbit} kbit/s` : ''}`;
}

export function modeText({ mode }: Lan): string {
  return mode.kind === 'in-front' ? [`in-front ${mode.router}`, ...mode.networks].join(', ') : mode.kind;
}

export function dhcpText({ dhcp }: Lan): string | null {
  return dhcp && `${dhcp.first}–${dhcp.last}, ${dhcp.leaseMinutes} min`;
}

export function openingText({ protocol, ports, host, sources }: Ipv6Opening): string {
  return [
    protocol,
    portsText(ports),
    '→',
    host,
    ...(sources.length > 0 ? [`← ${sources.join(', ')}`] : []),
  ].join(' ');
}

export function portsText({ first, last }: PortRange): string {
  return first === last ? String(first) : `${first}–${last}`;
}

export function forwardTarget({ publicPorts, toAddress, toPort }: PortForward): string {
  const last = toPort + publicPorts.last - publicPorts.first;
  return `${toAddress}:${portsText({ first: toPort, last })}`;
}

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
