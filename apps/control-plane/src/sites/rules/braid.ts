import { type Braid, braidObstacles, type Capabilities, type FieldProblem } from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';

/** What keeps either end from running the braid, as far as they have said what they can do. */
export function checkBraid(
  braid: Braid,
  capabilities: { box: Capabilities | null; relay: Capabilities | null },
): FieldProblem[] {
  return (['box', 'relay'] as const).flatMap((end) => {
    const can = capabilities[end];
    return can === null
      ? []
      : braidObstacles(braid, can).map((obstacle) =>
          fieldProblem('braid.profile', `braid.${end}-${obstacle}`),
        );
  });
}
