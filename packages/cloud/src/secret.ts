import { inspect } from 'node:util';

const CENSOR = '[redacted]';

/** A provider's token or key. However it is printed, logged or serialised, what shows is `[redacted]`. */
export class Secret {
  readonly #value: string;

  /** White space around the value, which pasting adds, is dropped. */
  constructor(value: string) {
    this.#value = value.trim();
  }

  /** The value itself, for a request's header or signature and nothing else. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return CENSOR;
  }

  toJSON(): string {
    return CENSOR;
  }

  [inspect.custom](): string {
    return CENSOR;
  }
}
