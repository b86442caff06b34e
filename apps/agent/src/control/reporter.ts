/** Sends the whole reported state on each change and on each connection, never two at a time, always the newest. */
export interface Reporter {
  /** Something in the state has changed. */
  changed(): void;
}

/** A reporter that asks for the state when it is about to send it; what fails is sent again at the next `changed`. */
export function createReporter(send: () => Promise<void>): Reporter {
  let dirty = false;
  let sending = false;

  async function drain(): Promise<void> {
    sending = true;
    while (dirty) {
      dirty = false;
      await send().catch(() => undefined);
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
