import {
  type Capabilities,
  contains,
  type FieldProblem,
  hostOf,
  LAST_BILLING_DAY,
  type LineInput,
  type LineRates,
  lineNeeds,
  type SiteInput,
} from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';
import { checkAccess } from './access.js';
import { checkHost, isHost, overlapsLine } from './hosts.js';

/** What is wrong with a site's lines, each alone, among the others, and for this box, once it has said what it can do. */
export function checkLines(site: SiteInput, box: Capabilities | null, sealable: boolean): FieldProblem[] {
  const oneArm = site.lan.mode.kind === 'one-arm';
  return [
    ...checkRoles(site),
    ...site.lines.flatMap((line, place) => {
      const before = site.lines.slice(0, place);
      return [
        ...checkName(line, place, before),
        ...(oneArm ? checkArm(site, line, place) : checkNetwork(line, place, before)),
        ...checkNeeds(line, place, box),
        ...checkAccess(line, place, before, sealable),
        ...checkLimit(line, place),
        ...checkAllowance(line, place),
      ];
    }),
  ];
}

function checkRoles({ lines }: SiteInput): FieldProblem[] {
  return lines.length === 0 || lines.some(({ role }) => role === 'always')
    ? []
    : [fieldProblem('lines', 'lines.no-always')];
}

function checkName(line: LineInput, place: number, before: readonly LineInput[]): FieldProblem[] {
  return before.some((other) => other.name.toLowerCase() === line.name.toLowerCase())
    ? [fieldProblem(`lines.${place}.name`, 'line.name-taken')]
    : [];
}

/**
 * A line with an interface, or a VLAN of one, to itself. Frames with a tag pass the interface of those without one: what is
 * counted and held there would be that of both lines.
 */
function checkNetwork(line: LineInput, place: number, before: readonly LineInput[]): FieldProblem[] {
  const path = `lines.${place}`;
  const beside = before.filter((other) => other.interface === line.interface);
  const taken = beside.some(({ vlan }) => vlan === line.vlan);
  const mixed = beside.some(({ vlan }) => (vlan === null) !== (line.vlan === null));
  const problems = [
    ...(taken ? [fieldProblem(`${path}.interface`, 'line.interface-taken')] : []),
    ...(mixed ? [fieldProblem(`${path}.interface`, 'line.vlan-mixed')] : []),
  ];
  if (line.addressing.method !== 'static') return problems;
  const { address } = line.addressing;
  const overlapped = before.find((other) => overlapsLine(address, other));
  return [
    ...problems,
    ...checkHost(`${path}.addressing.address`, address),
    ...(overlapped
      ? [fieldProblem(`${path}.addressing.address`, 'line.network-overlaps', { other: overlapped.name })]
      : []),
    ...checkGateway(line, place),
  ];
}

function checkGateway({ addressing }: LineInput, place: number): FieldProblem[] {
  if (addressing.method !== 'static') return [];
  const { address, gateway } = addressing;
  const path = `lines.${place}.addressing.gateway`;
  if (gateway === hostOf(address)) return [fieldProblem(path, 'line.gateway-own')];
  return contains(address, gateway) && isHost(gateway, address)
    ? []
    : [fieldProblem(path, 'line.gateway-outside')];
}

/** A line whose box stands in the LAN: told from the others by its gateway alone. */
function checkArm({ lan, lines }: SiteInput, line: LineInput, place: number): FieldProblem[] {
  const path = `lines.${place}`;
  const { addressing } = line;
  if (line.interface !== lan.interface || line.vlan !== null) {
    return [fieldProblem(`${path}.interface`, 'line.one-arm')];
  }
  if (addressing.method !== 'static') return [fieldProblem(`${path}.addressing.method`, 'line.one-arm')];
  const shared = lines.slice(0, place).some(({ addressing: other }) => {
    return other.method === 'static' && other.gateway === addressing.gateway;
  });
  return [
    ...(addressing.address === lan.address
      ? []
      : [fieldProblem(`${path}.addressing.address`, 'line.one-arm')]),
    ...(shared ? [fieldProblem(`${path}.addressing.gateway`, 'line.one-arm')] : checkGateway(line, place)),
  ];
}

function checkNeeds(line: LineInput, place: number, box: Capabilities | null): FieldProblem[] {
  if (box === null) return [];
  return lineNeeds(line)
    .filter((need) => !box.access.includes(need))
    .map((need) => {
      const field = need === 'vlan' ? 'vlan' : 'addressing.method';
      return fieldProblem(`lines.${place}.${field}`, 'line.box-lacks', { need });
    });
}

function checkLimit({ contract, limit }: LineInput, place: number): FieldProblem[] {
  if (!contract || !limit) return [];
  return (['downKbit', 'upKbit'] as const satisfies (keyof LineRates)[])
    .filter((rate) => limit[rate] > contract[rate])
    .map((rate) => fieldProblem(`lines.${place}.limit.${rate}`, 'line.limit-above-contract'));
}

function checkAllowance({ allowance }: LineInput, place: number): FieldProblem[] {
  return allowance && allowance.billingDay > LAST_BILLING_DAY
    ? [fieldProblem(`lines.${place}.allowance.billingDay`, 'allowance.day')]
    : [];
}
