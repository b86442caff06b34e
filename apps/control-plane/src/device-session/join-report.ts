import type { ReportedState } from '@tresse/contracts';

/** What is known of a device by a message of its report, and the messages before it, if it comes in several. */
export function joinReport(before: ReportedState | undefined, message: ReportedState): ReportedState {
  const goesOn = before?.sessionEpoch === message.sessionEpoch && (message.part?.number ?? 1) > 1;
  if (!before || !goesOn) return message;
  const told = new Set(message.scopes.map(({ scope }) => scope));
  return {
    ...message,
    scopes: [...before.scopes.filter(({ scope }) => !told.has(scope)), ...message.scopes],
  };
}

/** True once a report has come whole. */
export function isComplete({ part }: Pick<ReportedState, 'part'>): boolean {
  return part === undefined || part.number === part.of;
}
