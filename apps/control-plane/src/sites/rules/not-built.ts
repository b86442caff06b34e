import type { FieldProblem, SiteInput } from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';

/**
 * Settings that the agents do not make so yet: refused rather than taken in vain. A limit is kept before tunnels and bare
 * lines; the taps of `bond` have no queue.
 */
export function checkBuilt({ braid, lines }: SiteInput): FieldProblem[] {
  if (braid.profile !== 'bond') return [];
  return lines.flatMap(({ limit }, place) =>
    limit === null ? [] : [fieldProblem(`lines.${place}.limit`, 'setting.not-built')],
  );
}
