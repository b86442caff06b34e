/** Bypass rules and priorities: lists of which the order counts. */
import type { BypassRule, Change, PriorityRule, TrafficMatch } from '@tresse/contracts';
import { changed, compareFields, compareList, type FieldText } from './difference.js';
import { matchText } from './texts.js';

interface Rule {
  id?: string | undefined;
  name: string;
  match: TrafficMatch;
}

/** A list of rules of one kind. */
interface RuleKind<T> {
  path: string;
  field: 'bypass' | 'priority';
  /** Where its traffic goes. */
  target(rule: T): string;
  fields: readonly FieldText<T>[];
}

const BYPASS: RuleKind<BypassRule> = {
  path: 'bypass',
  field: 'bypass',
  target: ({ line }) => line,
  fields: [
    { path: 'name', field: 'bypass.name', text: ({ name }) => name },
    { path: 'match', field: 'bypass.match', text: ({ match }) => matchText(match) },
    { path: 'line', field: 'bypass.line', text: ({ line }) => line },
    { path: 'whenDown', field: 'bypass.whenDown', text: ({ whenDown }) => whenDown },
  ],
};

const PRIORITIES: RuleKind<PriorityRule> = {
  path: 'quality.priorities',
  field: 'priority',
  target: (rule) => rule.class,
  fields: [
    { path: 'name', field: 'priority.name', text: ({ name }) => name },
    { path: 'match', field: 'priority.match', text: ({ match }) => matchText(match) },
    { path: 'class', field: 'priority.class', text: (rule) => rule.class },
  ],
};

/** Differences between bypass rules, and of their order. */
export function compareBypass(before: readonly BypassRule[], after: readonly BypassRule[]): Change[] {
  return compareRules(BYPASS, before, after);
}

/** Differences between priorities, and of their order. */
export function comparePriorities(before: readonly PriorityRule[], after: readonly PriorityRule[]): Change[] {
  return compareRules(PRIORITIES, before, after);
}

function compareRules<T extends Rule>(
  { path, field, target, fields }: RuleKind<T>,
  before: readonly T[],
  after: readonly T[],
): Change[] {
  return [
    ...compareList(
      {
        ...{ path, field, effects: { added: 'none', removed: 'none' } },
        key: ({ id }) => id,
        name: ({ name }) => name,
        text: (rule) => `${matchText(rule.match)} ⇒ ${target(rule)}`,
        compare: (at, was, is) => compareFields(fields, { path: at, subject: was.name }, was, is),
      },
      before,
      after,
    ),
    ...compareOrder(path, `${field}.order`, before, after),
  ];
}

/** The order of the rules that stayed, when it is another. */
function compareOrder(
  path: string,
  field: 'bypass.order' | 'priority.order',
  before: readonly Rule[],
  after: readonly Rule[],
): Change[] {
  const stayed = after.filter(({ id }) => before.some((rule) => rule.id === id));
  const names = (rules: readonly Rule[]) => rules.map(({ name }) => name).join(', ');
  const was = before.filter(({ id }) => stayed.some((rule) => rule.id === id));
  const same = was.every(({ id }, place) => stayed[place]?.id === id);
  return same ? [] : changed({ path, field, effect: 'none' }, names(was), names(stayed));
}
