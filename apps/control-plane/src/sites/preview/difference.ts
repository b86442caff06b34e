import type { Change, ChangeEffect } from '@tresse/contracts';

type Field = Change['field'];

/** Where a difference stands: its path in the request, its stable name, whom it concerns, what it does to traffic. */
export interface Place {
  path: string;
  field: Field;
  subject?: string;
  effect: ChangeEffect;
}

/** One difference when the texts differ, none when they are alike. */
export function changed(
  { path, field, subject = null, effect }: Omit<Place, 'subject'> & { subject?: string | null },
  before: string | null,
  after: string | null,
): Change[] {
  return before === after ? [] : [{ path, kind: 'changed', field, subject, before, after, effect }];
}

/** A field of something: the end of its path, its stable name, its text, and what a change of it does to traffic. */
export interface FieldText<T> {
  path: string;
  field: Field;
  effect?: ChangeEffect;
  text(of: T): string | null;
}

/** The differences between two states of something, field by field. */
export function compareFields<T>(
  fields: readonly FieldText<T>[],
  { path: start, subject }: { path: string; subject?: string },
  before: T,
  after: T,
): Change[] {
  return fields.flatMap(({ path, field, effect = 'none', text }) =>
    changed({ path: `${start}.${path}`, field, subject: subject ?? null, effect }, text(before), text(after)),
  );
}

export const onOff = (on: boolean): string => (on ? 'on' : 'off');

/** How the members of a list are told and compared. */
export interface ListComparison<T> {
  path: string;
  field: Field;
  /** What coming and going does to traffic. */
  effects: { added: ChangeEffect; removed: ChangeEffect };
  /** What tells a member from the others over time; members without it are new. */
  key(member: T): string | undefined;
  name(member: T): string;
  text(member: T): string;
  compare(path: string, before: T, after: T): Change[];
}

/** What left, what came, and what changed of those that stayed. */
export function compareList<T>(list: ListComparison<T>, before: readonly T[], after: readonly T[]): Change[] {
  const { path, field, effects } = list;
  const known = new Map(before.map((member) => [list.key(member), member]));
  const kept = new Set(after.map((member) => list.key(member)));
  const gone = before
    .filter((member) => !kept.has(list.key(member)))
    .map(
      (member): Change => ({
        path,
        kind: 'removed',
        field,
        subject: list.name(member),
        before: list.text(member),
        after: null,
        effect: effects.removed,
      }),
    );
  const here = after.flatMap((member, place): Change[] => {
    const key = list.key(member);
    const was = key === undefined ? undefined : known.get(key);
    if (was) return list.compare(`${path}.${place}`, was, member);
    return [
      {
        path: `${path}.${place}`,
        kind: 'added',
        field,
        subject: list.name(member),
        before: null,
        after: list.text(member),
        effect: effects.added,
      },
    ];
  });
  return [...gone, ...here];
}
