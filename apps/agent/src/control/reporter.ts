import { LinkError } from '@tresse/device-link';
import type { Logger } from 'pino';

/** Sends the whole reported state on each change and on each connection, never two at a time, always the newest. */
export interface Reporter {
  /** Something in the state has changed. */
  changed(): void;
}

/** A reporter that asks for the state when it is about to send it; what fails is sent again at the next `changed`, which
 * each connection is. */
export function createReporter(send: () => Promise<void>, log: Pick<Logger, 'warn'>): Reporter {
  let dirty = false;
  let sending = false;

  async function drain(): Promise<void> {
    sending = true;
    while (dirty) {
      dirty = false;
      await send().catch((error: unknown) => {
        const away =
          error instanceof LinkError && (error.code === 'link.offline' || error.code === 'link.lost');
        if (!away) log.warn({ reason: String(error) }, 'the reported state was not sent');
      });
    }
    sending = false;
  }

  return {
    changed: () => {
      dirty = true;
      if (!sending) void Promise.resolve().then(() => (sending ? undefined : drain()));
    },
  };
}
