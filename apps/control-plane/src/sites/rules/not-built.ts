import type { FieldProblem, SiteInput } from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';

/** Settings that the contract has and the agents do not make so yet: refused rather than taken in vain. */
export function checkBuilt(site: SiteInput): FieldProblem[] {
  const { braid } = site;
  const wanting = {
    'braid.profile': braid.profile === 'bond',
    ...limitsOutside(site),
  };
  return Object.entries(wanting)
    .filter(([, wants]) => wants)
    .map(([path]) => fieldProblem(path, 'setting.not-built'));
}

/** A limit is kept at the tunnels, so it holds only where they carry all. */
function limitsOutside({ braid, lines }: SiteInput): Record<string, boolean> {
  const outside = braid.profile === 'mptcp' && braid.carrier === 'direct';
  return Object.fromEntries(
    lines.map(({ limit }, place) => [`lines.${place}.limit`, outside && limit !== null]),
  );
}
