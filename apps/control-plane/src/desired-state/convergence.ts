import type {
  ConditionType,
  DesiredAnnouncement,
  DesiredConfirmation,
  ReportedScope,
  Sha256,
} from '@tresse/contracts';

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
    const holds = (wanted: ConditionType) => conditions.some(({ type, status }) => type === wanted && status);
    if (appliedGeneration === null || !holds('Applied') || holds('Confirmed')) return [];
    const asSigned = given.some(
      (one) => one.scope === scope && one.generation === appliedGeneration && one.hash === appliedHash,
    );
    return asSigned ? [{ scope, generation: appliedGeneration }] : [];
  });
}

/** Those of the removals that a device says are confirmed: it forgets their scopes when it knows that it was heard. */
export function settled(
  removals: readonly GivenDocument[],
  reported: readonly ReportedScope[],
): GivenDocument[] {
  return removals.filter(({ scope, generation, hash }) =>
    reported.some(
      (said) =>
        said.scope === scope &&
        said.appliedGeneration === generation &&
        said.appliedHash === hash &&
        said.conditions.some(({ type, status }) => type === 'Confirmed' && status),
    ),
  );
}

/** True when there is a scope or a generation that the device has not taken note of. */
export function hasNews(
  announcement: Pick<DesiredAnnouncement, 'scopes'>,
  reported: readonly ReportedScope[],
): boolean {
  const observed = new Map(reported.map(({ scope, observedGeneration }) => [scope, observedGeneration]));
  return announcement.scopes.some(({ scope, generation }) => generation > (observed.get(scope) ?? 0));
}
