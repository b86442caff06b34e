/** Bypass rules and priorities: lists of which the order counts. */
import type { BypassRule, Change, PriorityRule } from '@tresse/contracts';
import { changed, compareList } from './difference.js';
import { matchText } from './texts.js';

const QUIET = { effects: { added: 'none', removed: 'none' } } as const;

/** Differences between bypass rules, and of their order. */
export function compareBypass(before: readonly BypassRule[], after: readonly BypassRule[]): Change[] {
  return [
    ...compareList(
      {
        ...QUIET,
        path: 'bypass',
        field: 'bypass',
        key: ({ id }) => id,
        name: ({ name }) => name,
        text: (rule) => `${matchText(rule.match)} ⇒ ${rule.line}`,
        compare: (path, was, is) => {
          const quiet = { subject: was.name, effect: 'none' } as const;
          return [
            ...changed({ ...quiet, path: `${path}.name`, field: 'bypass.name' }, was.name, is.name),
            ...changed(
              { ...quiet, path: `${path}.match`, field: 'bypass.match' },
              matchText(was.match),
              matchText(is.match),
            ),
            ...changed({ ...quiet, path: `${path}.line`, field: 'bypass.line' }, was.line, is.line),
            ...changed(
              { ...quiet, path: `${path}.whenDown`, field: 'bypass.whenDown' },
              was.whenDown,
              is.whenDown,
            ),
          ];
        },
      },
      before,
      after,
    ),
    ...compareOrder('bypass', 'bypass.order', before, after),
  ];
}

/** Differences between priorities, and of their order. */
export function comparePriorities(before: readonly PriorityRule[], after: readonly PriorityRule[]): Change[] {
  return [
    ...compareList(
      {
        ...QUIET,
        path: 'quality.priorities',
        field: 'priority',
        key: ({ id }) => id,
        name: ({ name }) => name,
        text: (rule) => `${matchText(rule.match)} ⇒ ${rule.class}`,
        compare: (path, was, is) => {
          const quiet = { subject: was.name, effect: 'none' } as const;
          return [
            ...changed({ ...quiet, path: `${path}.name`, field: 'priority.name' }, was.name, is.name),
            ...changed(
              { ...quiet, path: `${path}.match`, field: 'priority.match' },
              matchText(was.match),
              matchText(is.match),
            ),
            ...changed({ ...quiet, path: `${path}.class`, field: 'priority.class' }, was.class, is.class),
          ];
        },
      },
      before,
      after,
    ),
    ...compareOrder('quality.priorities', 'priority.order', before, after),
  ];
}

/** The order of the rules that stayed, when it is another. */
function compareOrder(
  path: string,
  field: 'bypass.order' | 'priority.order',
  before: readonly { id?: string | undefined; name: string }[],
  after: readonly { id?: string | undefined; name: string }[],
): Change[] {
  const stayed = after.filter(({ id }) => before.some((rule) => rule.id === id));
  const names = (rules: typeof before) => rules.map(({ name }) => name).join(', ');
  const was = before.filter(({ id }) => stayed.some((rule) => rule.id === id));
  const same = was.every(({ id }, place) => stayed[place]?.id === id);
  return same ? [] : changed({ path, field, effect: 'none' }, names(was), names(stayed));
}
