import { randomUUID } from 'node:crypto';
import type { DeviceEvent } from '@tresse/contracts';
import type { Clock } from '@tresse/reconcile';
import { createOutbox } from './outbox.js';

/** An event as it is told; it gets its id and its time then. */
export type News = DistributiveOmit<DeviceEvent, 'id' | 'at'>;

/** What has happened on the device, for the site's timeline; kept while the control plane is away. */
export interface EventLog {
  tell(news: News): void;
  /** Sends what waits. */
  flush(): void;
}

const EVENTS_KEPT = 500;

/** An empty log, which hands its events over in batches. */
export function createEventLog(clock: Clock, send: (events: DeviceEvent[]) => Promise<void>): EventLog {
  const outbox = createOutbox<DeviceEvent>({
    capacity: EVENTS_KEPT,
    batchSize: 100,
    batchBytes: 100 * 1024,
    send,
  });
  return {
    tell: (news) => {
      outbox.add({ id: randomUUID(), at: new Date(clock.now()).toISOString(), ...news });
      void outbox.flush();
    },
    flush: () => void outbox.flush(),
  };
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
