import type { DesiredAnnouncement, DesiredConfirmation, ReportedScope, Sha256 } from '@tresse/contracts';

/** A document that the device was given: which, and the hash of its body. */
export interface GivenDocument extends DesiredConfirmation {
  hash: Sha256;
}

/**
 * What to confirm of a report: each scope whose generation is in force, with the hash that was signed for it, and that
 * the device does not know as confirmed yet.
 */
export function confirmable(
  reported: readonly ReportedScope[],
  given: readonly GivenDocument[],
): DesiredConfirmation[] {
  return reported.flatMap(({ scope, appliedGeneration, appliedHash, conditions }) => {
    const applied = conditions.some(({ type, status }) => type === 'Applied' && status);
    const confirmed = conditions.some(({ type, status }) => type === 'Confirmed' && status);
    if (appliedGeneration === null || !applied || confirmed) return [];
    const asSigned = given.some(
      (one) => one.scope === scope && one.generation === appliedGeneration && one.hash === appliedHash,
    );
    return asSigned ? [{ scope, generation: appliedGeneration }] : [];
  });
}

/** True when there is a scope or a generation that the device has not taken note of. */
export function hasNews(announcement: DesiredAnnouncement, reported: readonly ReportedScope[]): boolean {
  const observed = new Map(reported.map(({ scope, observedGeneration }) => [scope, observedGeneration]));
  return announcement.scopes.some(({ scope, generation }) => generation > (observed.get(scope) ?? 0));
}
