import { CLOUD_ERRORS, type CloudErrorCode } from './cloud-errors.js';

export interface CloudErrorDetails {
  /** The provider's own word for it (`resource_unavailable`), or the path of a field; never text that it chose freely. */
  detail?: string;
  /** HTTP status of the answer. */
  status?: number;
  /** How long to wait before the next attempt, in ms, where the provider says so. */
  retryAfterMs?: number;
}

/**
 * The only error that this package throws, but for an abort, which throws the signal's reason. It never holds what was
 * sent, an answer's text or the error underneath it, since each of those may quote a token.
 */
export class CloudError extends Error {
  override readonly name = 'CloudError';
  readonly detail: string | undefined;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly provider: string,
    readonly code: CloudErrorCode,
    { detail, status, retryAfterMs }: CloudErrorDetails = {},
  ) {
    const word = asWord(detail);
    super(`${provider}: ${code}${word === undefined ? '' : ` (${word})`}`);
    this.detail = word;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }

  /** What to tell a person, in both languages, with what to do next. */
  get sentence(): { en: string; fr: string } {
    const { en, fr } = CLOUD_ERRORS[this.code];
    return { en, fr };
  }

  /** True when the same call may succeed later though nobody does anything. */
  get isWorthRetrying(): boolean {
    return CLOUD_ERRORS[this.code].worthRetrying;
  }
}

/** True for a failure of this kind. */
export function isCloudError(error: unknown, ...codes: CloudErrorCode[]): error is CloudError {
  return error instanceof CloudError && (codes.length === 0 || codes.includes(error.code));
}

/** What the call answers; undefined where what it is about is not there. */
export async function unlessGone<T>(call: Promise<T>): Promise<T | undefined> {
  return call.catch((error: unknown) => {
    if (isCloudError(error, 'not-found')) return undefined;
    throw error;
  });
}

/** A provider's word as it may be shown: short, and with digits only where a path has them, so that no token fits. */
function asWord(detail: string | undefined): string | undefined {
  const isWord = detail !== undefined && detail.length <= 40 && WORD.test(detail);
  return isWord ? detail : undefined;
}

const WORD = /^[A-Za-z][A-Za-z_:-]*\d?(?:\.(?:\d{1,3}|[A-Za-z_:-]+\d?))*$/;
