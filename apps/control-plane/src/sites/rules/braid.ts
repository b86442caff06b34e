import {
  type Braid,
  braidObstacles,
  type FieldProblem,
  type Id,
  isDirect,
  type SiteInput,
} from '@tresse/contracts';
import { MAX_BOND_INDEX } from '../../desired-state/addressing-plan.js';
import { fieldProblem } from '../../http/field-problem.js';
import type { Ends } from './ends.js';

/** What keeps either end from running the braid, as far as they have said what they can do. */
export function checkBraid(braid: Braid, capabilities: Ends): FieldProblem[] {
  const obstacles = (['box', 'relay'] as const).flatMap((end) => {
    const can = capabilities[end];
    return can === null
      ? []
      : braidObstacles(braid, can).map((obstacle) =>
          fieldProblem('braid.profile', `braid.${end}-${obstacle}`),
        );
  });
  return [...obstacles, ...checkMonitor(braid)];
}

/** A standby tap gets no ARP requests, so the driver never finds that its line is back (seen over tunnels). */
function checkMonitor(braid: Braid): FieldProblem[] {
  return braid.profile === 'bond' && braid.mode === 'active-backup' && braid.monitor === 'arp'
    ? [fieldProblem('braid.monitor', 'braid.arp-needs-traffic')]
    : [];
}

/** What keeps carrier `direct` from the lines: addresses that do not tell them apart, and boxes that strip MPTCP. */
export function checkPassage(
  { braid, lan, lines }: SiteInput,
  { strippingLines, sharingLines }: { strippingLines: readonly Id[]; sharingLines: readonly Id[] },
): FieldProblem[] {
  if (!isDirect(braid)) return [];
  if (lan.mode.kind === 'one-arm') return [fieldProblem('braid.carrier', 'braid.direct-one-arm')];
  const namesOf = (known: readonly Id[]) =>
    lines.filter(({ id }) => id !== undefined && known.includes(id)).map(({ name }) => name);
  const [stripping, sharing] = [namesOf(strippingLines), namesOf(sharingLines)];
  return [
    ...(stripping.length > 0
      ? [fieldProblem('braid.carrier', 'braid.line-strips-mptcp', { line: stripping.join(', ') })]
      : []),
    // One that is left alone has its address to itself.
    ...(sharing.length > 1
      ? [fieldProblem('braid.carrier', 'braid.lines-share-address', { lines: sharing.join(', ') })]
      : []),
  ];
}

/** A relay has no UDP ports left to bond the lines of a site beyond a certain place; null for a site that has none yet. */
export function checkBondPlace(braid: Braid, relayIndex: number | null): FieldProblem[] {
  return braid.profile === 'bond' && relayIndex !== null && relayIndex > MAX_BOND_INDEX
    ? [fieldProblem('braid.profile', 'braid.relay-out-of-ports', { sites: String(MAX_BOND_INDEX) })]
    : [];
}
