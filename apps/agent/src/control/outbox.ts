/** Hands over messages that must not be lost while the control plane is away: bounded, oldest dropped first. */
export interface Outbox<T> {
  add(item: T): void;
  /**
   * Sends what waits, batch by batch; resolves when nothing is left or sending has failed, also when another call had
   * begun. What failed waits for the next call.
   */
  flush(): Promise<void>;
  /** How many were dropped because nothing could be sent for too long. */
  readonly dropped: number;
}

export interface OutboxOptions<T> {
  /** Most items kept. */
  capacity: number;
  /** Most items in one message. */
  batchSize: number;
  /** Most bytes of JSON in one message. */
  batchBytes: number;
  send(batch: T[]): Promise<void>;
}

/** An empty outbox. */
export function createOutbox<T>(options: OutboxOptions<T>): Outbox<T> {
  const waiting: T[] = [];
  let dropped = 0;
  let busy = false;
  let sending: Promise<void> = Promise.resolve();

  async function sendAll(): Promise<void> {
    busy = true;
    try {
      while (waiting.length > 0) {
        const batch = firstBatch(waiting, options.batchSize, options.batchBytes);
        const droppedBefore = dropped;
        await options.send(batch);
        waiting.splice(0, Math.max(0, batch.length - (dropped - droppedBefore)));
      }
    } catch {
      // The connection is gone; what waits is sent after the next one was made.
    } finally {
      busy = false;
    }
  }

  function flush(): Promise<void> {
    if (!busy) sending = sendAll();
    return sending;
  }

  return {
    add: (item) => {
      waiting.push(item);
      if (waiting.length > options.capacity) {
        waiting.shift();
        dropped += 1;
      }
    },
    flush,
    get dropped() {
      return dropped;
    },
  };
}

/** The longest head of the list that fits into one message, at least one item. */
export function firstBatch<T>(items: readonly T[], size: number, bytes: number): T[] {
  let used = 0;
  const end = items.slice(0, size).findIndex((item) => {
    used += Buffer.byteLength(JSON.stringify(item)) + 1;
    return used > bytes;
  });
  return items.slice(0, end < 0 ? size : Math.max(1, end));
}
