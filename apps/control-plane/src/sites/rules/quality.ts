import type { FieldProblem, SiteInput } from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';
import { checkMatch, shadowing } from './match.js';

/** What is wrong with a site's priorities. */
export function checkQuality({ quality: { priorities, duplicateVoice }, lan }: SiteInput): FieldProblem[] {
  const nothingToDuplicate =
    duplicateVoice &&
    !priorities.some(({ class: name, match }) => name === 'voice' && match.protocol !== 'tcp');
  const ofRules = priorities.flatMap((rule, place) => {
    const path = `quality.priorities.${place}.match`;
    const other = shadowing(rule, priorities.slice(0, place));
    return [
      ...checkMatch(path, rule.match, lan),
      ...(other ? [fieldProblem(path, 'rule.shadowed', { other: other.name })] : []),
    ];
  });
  return [
    ...ofRules,
    ...(nothingToDuplicate ? [fieldProblem('quality.duplicateVoice', 'quality.no-voice')] : []),
  ];
}
