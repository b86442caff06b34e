import { type FieldProblem, isDirect, type SiteInput } from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';

/**
 * Settings that the agents do not make so yet: refused rather than taken in vain. A limit is kept at the tunnels, so it
 * holds only where they carry all.
 */
export function checkBuilt({ braid, lines }: SiteInput): FieldProblem[] {
  const tunnelsCarryAll = !isDirect(braid) && braid.profile !== 'bond';
  if (tunnelsCarryAll) return [];
  return lines.flatMap(({ limit }, place) =>
    limit === null ? [] : [fieldProblem(`lines.${place}.limit`, 'setting.not-built')],
  );
}
