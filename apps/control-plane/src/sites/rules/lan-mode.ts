/** What a LAN must keep to that is not a network of its own behind the box. */
import {
  contains,
  type FieldProblem,
  hostOf,
  type Ipv4,
  type Ipv4Cidr,
  type Lan,
  type LineInput,
  overlaps,
  type SiteInput,
} from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';
import { checkNetwork, type GivenNetwork, isHost, overlapsLine } from './hosts.js';

/** Routers in the LAN's own network that are not devices: the customer's, or the boxes of lines on one arm. */
export function ownRouters({ mode }: Lan, lines: readonly LineInput[]): Ipv4[] {
  if (mode.kind === 'in-front') return [mode.router];
  if (mode.kind !== 'one-arm') return [];
  return lines.flatMap(({ addressing }) => (addressing.method === 'static' ? [addressing.gateway] : []));
}

/** What is wrong with the customer's router and the networks behind it. */
export function checkRouter({ lan, lines }: SiteInput, given: readonly GivenNetwork[]): FieldProblem[] {
  if (lan.mode.kind !== 'in-front') return [];
  const { router, networks } = lan.mode;
  const reachable =
    contains(lan.address, router) && isHost(router, lan.address) && router !== hostOf(lan.address);
  return [
    ...(reachable ? [] : [fieldProblem('lan.mode.router', 'router.outside-lan')]),
    ...networks.flatMap((network, place) =>
      checkBehind(`lan.mode.networks.${place}`, network, {
        ...{ lan, lines, given },
        before: networks.slice(0, place),
      }),
    ),
  ];
}

/** Where networks are already. */
interface Places {
  lan: Lan;
  lines: readonly LineInput[];
  given: readonly GivenNetwork[];
  before: readonly Ipv4Cidr[];
}

/** A network is in one place only, or nobody could tell where to send what is for it. */
function checkBehind(path: string, network: Ipv4Cidr, { lan, lines, given, before }: Places): FieldProblem[] {
  const problems = checkNetwork(path, network);
  if (problems.length > 0) return problems;
  const other =
    (overlaps(network, lan.address) ? lan.interface : undefined) ??
    lines.find((line) => overlapsLine(network, line, given))?.name ??
    before.find((one) => overlaps(network, one));
  return other === undefined ? [] : [fieldProblem(path, 'line.network-overlaps', { other })];
}
