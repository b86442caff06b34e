import { type FieldProblem, ipv6ToNumber, portsOverlap, type SiteInput } from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';

/** Suffixes of no device: the network itself, and the box, which is its first host. */
const LAST_OWN = 1n;

/** What is wrong with the openings of the LAN's IPv6. */
export function checkOpenings({ lan: { ipv6, openings } }: SiteInput): FieldProblem[] {
  return openings.flatMap(({ host, ports, protocol }, place) => {
    const path = `lan.openings.${place}`;
    if (!ipv6) return [fieldProblem(`${path}.host`, 'opening.no-ipv6')];
    if (ports.last < ports.first) return [fieldProblem(`${path}.ports.last`, 'ports.order')];
    if (ipv6ToNumber(host) <= LAST_OWN) return [fieldProblem(`${path}.host`, 'opening.box')];
    const twice = openings
      .slice(0, place)
      .some(
        (other) =>
          other.protocol === protocol &&
          ipv6ToNumber(other.host) === ipv6ToNumber(host) &&
          portsOverlap(other.ports, ports),
      );
    return twice ? [fieldProblem(`${path}.ports.first`, 'opening.twice')] : [];
  });
}
