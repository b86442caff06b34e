import {
  type FieldProblem,
  type PortRange,
  type PublicPorts,
  portsOverlap,
  type SiteInput,
} from '@tresse/contracts';
import { BOND_PORTS, FALLBACK_DOOR, RELAY_PORTS, TUNNEL_PORTS } from '../../desired-state/addressing-plan.js';
import { fieldProblem } from '../../http/field-problem.js';
import { behindBox } from './lan.js';

/** A relay's own way in (SSH, RFC 4253), and the block in which it serves inside and outside the tunnels. */
const OWN_PORTS: readonly PortRange[] = [{ first: 22, last: 22 }, RELAY_PORTS];

/** Ports of a relay that no forward may take: its own, and those of the tunnels. */
const RESERVED: Record<PublicPorts['protocol'], readonly PortRange[]> = {
  tcp: [...OWN_PORTS, { first: FALLBACK_DOOR.port, last: FALLBACK_DOOR.port }],
  udp: [...OWN_PORTS, TUNNEL_PORTS, BOND_PORTS],
};

/** What is wrong with one of a site's port forwards. */
export function checkForward(site: SiteInput, place: number, taken: readonly PublicPorts[]): FieldProblem[] {
  const forward = site.portForwards[place];
  if (!forward) return [];
  const path = `portForwards.${place}`;
  const { publicPorts, toAddress, toPort } = forward;
  const target = behindBox(site.lan, toAddress)
    ? []
    : [fieldProblem(`${path}.toAddress`, 'forward.outside-lan')];
  if (publicPorts.last < publicPorts.first) {
    return [...target, fieldProblem(`${path}.publicPorts.last`, 'ports.order')];
  }
  const range = publicPorts.last > publicPorts.first;
  return [
    ...target,
    ...(range && toPort !== publicPorts.first
      ? [fieldProblem(`${path}.toPort`, 'forward.range-keeps-ports', { first: publicPorts.first })]
      : []),
    ...checkFree(forward, `${path}.publicPorts.first`, [...taken, ...site.portForwards.slice(0, place)]),
  ];
}

function checkFree(forward: PublicPorts, path: string, taken: readonly PublicPorts[]): FieldProblem[] {
  const { protocol, publicPorts } = forward;
  if (RESERVED[protocol].some((range) => portsOverlap(range, publicPorts))) {
    return [fieldProblem(path, 'forward.port-reserved')];
  }
  const clash = taken.some(
    (other) => other.protocol === protocol && portsOverlap(other.publicPorts, publicPorts),
  );
  return clash ? [fieldProblem(path, 'forward.port-taken')] : [];
}
