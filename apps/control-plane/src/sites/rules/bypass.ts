import type { FieldProblem, SiteInput } from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';
import { checkMatch, shadowing } from './match.js';

/** What is wrong with a site's bypass rules. */
export function checkBypass({ bypass, lan, lines }: SiteInput): FieldProblem[] {
  return bypass.flatMap((rule, place) => {
    const path = `bypass.${place}`;
    const other = shadowing(rule, bypass.slice(0, place));
    return [
      ...(lines.some(({ name }) => name === rule.line)
        ? []
        : [fieldProblem(`${path}.line`, 'bypass.line-unknown')]),
      ...checkMatch(`${path}.match`, rule.match, lan),
      ...(other ? [fieldProblem(`${path}.match`, 'rule.shadowed', { other: other.name })] : []),
    ];
  });
}
