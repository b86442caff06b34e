import { isCloudError } from '@tresse/cloud';
import type { RelayProblem } from '@tresse/contracts';

/** Why something does not work, as a person is told. */
export interface Reason {
  /** Of the provider's clients or of the control plane. */
  code: string;
  sentence: { en: string; fr: string };
}

/** What failed at a provider, as a value: what to tell a person, and whether it may get better by itself. */
export interface Failure extends Reason {
  isWorthRetrying: boolean;
  /** How long to wait at least, in ms, where the provider says so. */
  retryAfterMs?: number | undefined;
}

/** The failures that are of the account, not of what was asked: other keys mend them. */
export const ACCOUNT_FAILURES: readonly string[] = [
  'credentials-wrong',
  'credentials-expired',
  'permission-missing',
  'keys-unreadable',
];

/** The keys of an account cannot be opened any more. */
export class KeysUnreadable extends Error {
  override readonly name = 'KeysUnreadable';
  readonly failure: Failure = {
    code: 'keys-unreadable',
    sentence: {
      en: 'This account’s keys cannot be read any more, since the password of the database’s owner has changed. Enter them again.',
      fr: 'Les clés de ce compte ne sont plus lisibles, car le mot de passe du propriétaire de la base a changé. Saisissez-les de nouveau.',
    },
    isWorthRetrying: false,
  };
}

/** The kind of provider is not offered here. */
export class ProviderNotHere extends Error {
  override readonly name = 'ProviderNotHere';
  readonly failure: Failure = {
    code: 'provider-not-here',
    sentence: {
      en: 'Relays cannot be ordered there from this installation. Start it with that provider, or use another account.',
      fr: 'Cette installation ne peut pas y commander de relais. Démarrez-la avec ce fournisseur, ou prenez un autre compte.',
    },
    isWorthRetrying: false,
  };
}

/** What a provider's call failed with; undefined for an error that is none of theirs, such as an abort. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof KeysUnreadable || error instanceof ProviderNotHere) return error.failure;
  if (!isCloudError(error)) return undefined;
  const { code, sentence, isWorthRetrying, retryAfterMs } = error;
  return { code, sentence, isWorthRetrying, retryAfterMs };
}

export function isAccountFailure(code: string): boolean {
  return ACCOUNT_FAILURES.includes(code);
}

/** The failure as it is kept and shown. */
export function problemOf({ code, sentence }: Reason, at: Date): RelayProblem {
  return { code, message: sentence, at: at.toISOString() };
}
