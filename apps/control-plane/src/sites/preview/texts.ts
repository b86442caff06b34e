/** Settings as short texts, the same in all languages. */
import type {
  Addressing,
  Allowance,
  Braid,
  Lan,
  LineInput,
  LineRates,
  PortForward,
  PortRange,
  TrafficMatch,
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
  if (addressing.method === 'pppoe') {
    return `pppoe ${addressing.user}${addressing.password === undefined ? '' : ' •••'}`;
  }
  return addressing.method === 'static'
    ? `${addressing.address} via ${addressing.gateway}`
    : addressing.method;
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
