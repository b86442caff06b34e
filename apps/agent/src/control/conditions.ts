import type { Condition, ConditionType } from '@tresse/contracts';

/** A condition as it is to be. */
export interface ConditionChange {
  type: ConditionType;
  status: boolean;
  reason: string;
  message?: string;
}

/** The conditions with the changes made; one that says the same as before keeps its instant. */
export function withConditions(
  conditions: readonly Condition[],
  at: string,
  ...changes: readonly ConditionChange[]
): Condition[] {
  return changes.reduce<Condition[]>(
    (current, { type, status, reason, message = '' }) => {
      const former = current.find((condition) => condition.type === type);
      const same = former?.status === status && former.reason === reason && former.message === message;
      if (same) return current;
      const next = { type, status, reason, message: message.slice(0, 1_024), at };
      return [...current.filter((condition) => condition.type !== type), next];
    },
    [...conditions],
  );
}
