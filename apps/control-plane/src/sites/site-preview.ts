import {
  type Addressing,
  type Change,
  type ChangeEffect,
  type ChangePreview,
  type ContractRates,
  type LineInput,
  type PortForwardInput,
  type SiteInput,
} from '@tresse/contracts';

const SEVERITY: readonly ChangeEffect[] = ['none', 'line-pause', 'lan-pause', 'link-pause'];

/** Longest pause of each effect, in ms: a tunnel's handshake, a LAN address's change, a move to another relay. */
const PAUSE_MS: Record<ChangeEffect, number> = {
  none: 0,
  'line-pause': 1_000,
  'lan-pause': 2_000,
  'link-pause': 5_000,
};

/** What changes from one site to the next, each difference with its effect on traffic. */
export function previewChange(before: SiteInput, after: SiteInput): ChangePreview {
  const changes = [
    ...compare('name', 'name', null, before.name, after.name, 'none'),
    ...compare('region', 'region', null, before.region, after.region, 'link-pause'),
    ...compare('profile', 'profile', null, before.profile, after.profile, 'link-pause'),
    ...compare('carrier', 'carrier', null, before.carrier, after.carrier, 'link-pause'),
    ...compareLines(before.lines, after.lines),
    ...compare(
      'lan.interface',
      'lan.interface',
      null,
      before.lan.interface,
      after.lan.interface,
      'lan-pause',
    ),
    ...compare('lan.address', 'lan.address', null, before.lan.address, after.lan.address, 'lan-pause'),
    ...compareForwards(before.portForwards, after.portForwards),
  ];
  const worst = Math.max(0, ...changes.map((change) => SEVERITY.indexOf(change.effect)));
  const effect = SEVERITY[worst] ?? 'none';
  return { changes, effect, pauseMs: PAUSE_MS[effect] };
}

function compareLines(before: readonly LineInput[], after: readonly LineInput[]): Change[] {
  const known = new Map(before.map((line) => [line.id, line]));
  const kept = new Set(after.map((line) => line.id));
  return [
    ...before
      .filter((line) => !kept.has(line.id))
      .map((line) => gone('lines', 'line', line.name, describeLine(line), 'line-pause')),
    ...after.flatMap((line, place) => {
      const was = line.id ? known.get(line.id) : undefined;
      return was
        ? compareLine(`lines.${place}`, was, line)
        : [added(`lines.${place}`, 'line', line.name, describeLine(line), 'none')];
    }),
  ];
}

function compareLine(path: string, was: LineInput, is: LineInput): Change[] {
  const { name } = was;
  return [
    ...compare(`${path}.name`, 'line.name', name, was.name, is.name, 'none'),
    ...compare(`${path}.kind`, 'line.kind', name, was.kind, is.kind, 'none'),
    ...compare(`${path}.interface`, 'line.interface', name, was.interface, is.interface, 'line-pause'),
    ...compare(
      `${path}.addressing`,
      'line.addressing',
      name,
      describeAddressing(was.addressing),
      describeAddressing(is.addressing),
      'line-pause',
    ),
    ...compare(
      `${path}.contract`,
      'line.contract',
      name,
      describeContract(was.contract),
      describeContract(is.contract),
      'none',
    ),
  ];
}

function compareForwards(before: readonly PortForwardInput[], after: readonly PortForwardInput[]): Change[] {
  const known = new Map(before.map((forward) => [forward.id, forward]));
  const kept = new Set(after.map((forward) => forward.id));
  return [
    ...before
      .filter((forward) => !kept.has(forward.id))
      .map((forward) => gone('portForwards', 'forward', forward.name, describeForward(forward), 'none')),
    ...after.flatMap((forward, place) => {
      const path = `portForwards.${place}`;
      const was = forward.id ? known.get(forward.id) : undefined;
      if (!was) return [added(path, 'forward', forward.name, describeForward(forward), 'none')];
      return [
        ...compare(`${path}.name`, 'forward.name', was.name, was.name, forward.name, 'none'),
        ...compare(
          `${path}.publicPort`,
          'forward.publicPort',
          was.name,
          publicSide(was),
          publicSide(forward),
          'none',
        ),
        ...compare(`${path}.toAddress`, 'forward.target', was.name, target(was), target(forward), 'none'),
      ];
    }),
  ];
}

function compare(
  path: string,
  field: Change['field'],
  subject: string | null,
  before: string | null,
  after: string | null,
  effect: ChangeEffect,
): Change[] {
  return before === after ? [] : [{ path, kind: 'changed', field, subject, before, after, effect }];
}

function added(
  path: string,
  field: Change['field'],
  subject: string,
  after: string,
  effect: ChangeEffect,
): Change {
  return { path, kind: 'added', field, subject, before: null, after, effect };
}

function gone(
  path: string,
  field: Change['field'],
  subject: string,
  before: string,
  effect: ChangeEffect,
): Change {
  return { path, kind: 'removed', field, subject, before, after: null, effect };
}

function describeLine(line: LineInput): string {
  return `${line.interface} ${describeAddressing(line.addressing)}`;
}

function describeAddressing(addressing: Addressing): string {
  return addressing.method === 'static' ? `${addressing.address} via ${addressing.gateway}` : 'automatic';
}

function describeContract(contract: ContractRates | null): string | null {
  return contract && `${contract.downKbit}/${contract.upKbit} kbit/s`;
}

function describeForward(forward: PortForwardInput): string {
  return `${publicSide(forward)} → ${target(forward)}`;
}

function publicSide({ protocol, publicPort }: PortForwardInput): string {
  return `${protocol} ${publicPort}`;
}

function target({ toAddress, toPort }: PortForwardInput): string {
  return `${toAddress}:${toPort}`;
}
