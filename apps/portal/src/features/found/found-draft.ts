/** The interfaces that a box found, as lines and LAN of a draft; pure. */
import type { DemoBox, FoundInterface, LineKind } from '@tresse/contracts';
import { emptyLine, type LineDraft } from '../line-form/line-draft';
import type { SiteDraft } from '../site-form/draft';
import { megabits } from '../site-form/typed';

/** What a person can do with an interface. */
export type FoundUse = 'line' | 'lan' | 'none';

/** What a suggestion depends on beside the interfaces. */
export interface FoundAround {
  /** The demo network's description of its box, where that is the one; null for a real box. */
  demo: DemoBox | null;
  /** Name of the line at a place, from 1, in the reader's language. */
  lineName: (place: number) => string;
  locale: string;
}

const NOTHING_KNOWN: Omit<FoundInterface, 'name'> = {
  mac: null,
  kind: 'other',
  carrier: false,
  address: null,
  gateway: null,
  internet: null,
  usedFor: null,
};

/** What the draft makes of an interface. */
export function foundUse(draft: SiteDraft, name: string): FoundUse {
  if (draft.lan.interface === name) return 'lan';
  return draft.lines.some((line) => line.interface === name) ? 'line' : 'none';
}

/**
 * What an interface can be used for here. A radio without an address has to be told a network or an access point first,
 * which is done in the line's settings.
 */
export function usesFor({ kind, address }: FoundInterface): readonly FoundUse[] {
  if (kind !== 'wifi' && kind !== 'modem') return ['line', 'lan', 'none'];
  return address === null ? ['none'] : ['line', 'none'];
}

/** The draft with another use of an interface; a line that is there keeps what was typed of it. */
export function withUse(
  draft: SiteDraft,
  one: FoundInterface,
  use: FoundUse,
  around: FoundAround,
): SiteDraft {
  const is = foundUse(draft, one.name);
  if (is === use) return draft;
  const lan = is === 'lan' ? { ...draft.lan, interface: '' } : draft.lan;
  const lines = draft.lines.filter((line) => line.interface !== one.name);
  if (use === 'line') return { ...draft, lan, lines: [...lines, lineOf(one, lines, around)] };
  return { ...draft, lines, lan: use === 'lan' ? { ...lan, interface: one.name } : lan };
}

/** What was found, and before it what the draft has lines on though it is not there any more: to be taken out. */
export function withMissing(draft: SiteDraft, found: readonly FoundInterface[]): FoundInterface[] {
  const missing = draft.lines.filter((line) => !found.some(({ name }) => name === line.interface));
  return [...missing.map((line) => ({ ...NOTHING_KNOWN, name: line.interface })), ...found];
}

/** A new line on an interface, named after the first place that no line is named after. */
export function lineOf(
  one: FoundInterface,
  others: readonly Pick<LineDraft, 'name'>[],
  { demo, lineName, locale }: FoundAround,
): LineDraft {
  const places = Array.from({ length: others.length + 1 }, (_, at) => lineName(at + 1));
  const free = places.find((name) => !others.some((other) => other.name === name)) ?? '';
  const fresh = { ...emptyLine(others.length + 1), key: `found-${one.name}`, interface: one.name };
  const known = demo?.lines.find((line) => line.interface === one.name);
  if (known) {
    const contract = { down: megabits(known.downKbit, locale), up: megabits(known.upKbit, locale) };
    return { ...fresh, name: known.name, contract };
  }
  return { ...fresh, name: free, kind: kindOf(one), method: methodOf(one) };
}

/**
 * What the demo network says of its box, and what the box itself says more of it: emulated lines are no network cards to
 * its agent, which tells of none of them.
 */
export function foundOfDemo(
  { lines, lanInterface }: DemoBox,
  reported: readonly FoundInterface[],
): FoundInterface[] {
  const wired = { ...NOTHING_KNOWN, kind: 'ethernet' as const };
  const known = [
    { ...wired, name: lanInterface, carrier: true },
    ...lines.map((line) => ({ ...wired, name: line.interface, carrier: !line.cut })),
  ];
  const unreported = known.filter(({ name }) => !reported.some((one) => one.name === name));
  return [...unreported, ...reported];
}

function kindOf({ kind }: FoundInterface): LineKind {
  return kind === 'modem' ? '4g' : 'other';
}

/** A radio that has an address got it from the operating system; one without has to be told its network. */
function methodOf({ kind, address }: FoundInterface): LineDraft['method'] {
  if (kind === 'wifi') return address === null ? 'wifi' : 'automatic';
  return kind === 'modem' && address === null ? 'modem' : 'dhcp';
}
