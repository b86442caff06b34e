import { Injectable, Logger } from '@nestjs/common';
import type { Id, SessionMessage } from '@tresse/contracts';
import { Database, type Transaction } from '../database/index.js';
import { insertEvent } from '../events/events.repository.js';
import { LiveFeed } from '../stream/index.js';
import {
  type KnownDevice,
  readConcernedSites,
  readKnownDevice,
  timelineOf,
} from './known-device.repository.js';
import { setAllAway, setAway, setOffline, setOnline } from './presence.repository.js';

/**
 * How long a device may be away before it counts as offline, in ms. A device connects anew on purpose to prove a new
 * generation's path, which takes it a second or two, and at most a few on lines with high latency.
 */
export const ABSENCE_GRACE_MS = 10_000;

/**
 * How long after its start the control plane holds no absence against anybody, in ms: devices that have found it gone
 * wait up to half a minute between their attempts.
 */
export const START_GRACE_MS = 45_000;

/** Between two looks for absences that count, in ms; each is one read of a partial index that is empty as a rule. */
const INTERVAL_MS = 1_000;

/** What watchers are to be told. */
interface Change {
  eventId: Id | undefined;
  sites: Id[];
}

/**
 * Who is there. A session has an epoch that grows with each connection; an «offline» below the newest epoch is a will
 * that came late, and says nothing. Who has left stays online until the absence has lasted.
 */
@Injectable()
export class Presence {
  private readonly logger = new Logger(Presence.name);
  /** Epoch of each device's newest session in this process. */
  private readonly epochs = new Map<Id, number>();
  private startedAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly live: LiveFeed,
  ) {}

  /** Nobody has been heard yet; whoever was online has the time to come back. */
  async start(): Promise<void> {
    this.startedAt = Date.now();
    await this.database.forPlatform('device-ingest', setAllAway);
    this.timer = setInterval(() => {
      this.running = this.look(Date.now()).catch((error: unknown) => this.logger.error(error));
    }, INTERVAL_MS);
  }

  /** What is done at each look: absences are settled, but not while the start is younger than its grace. In ms. */
  async look(now: number): Promise<void> {
    if (now - this.startedAt >= START_GRACE_MS) await this.settle(now);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Takes note of what the device says of its session. */
  async session(deviceId: Id, { state, epoch }: SessionMessage): Promise<void> {
    if (state === 'offline') return this.left(deviceId, epoch);
    this.epochs.set(deviceId, epoch);
    const change = await this.database.forPlatform('device-ingest', async (tx) => {
      const device = await readKnownDevice(tx, deviceId);
      if (!device || !(await setOnline(tx, deviceId, epoch))) return undefined;
      return tell(tx, device, 'device.online', new Date());
    });
    if (change) this.publish(change);
  }

  /** The device's last connection ended, whether or not its will was heard. */
  async gone(deviceId: Id): Promise<void> {
    const epoch = this.epochs.get(deviceId);
    if (epoch === undefined) return;
    this.epochs.delete(deviceId);
    await this.left(deviceId, epoch);
  }

  /** Tells of every device whose absence has lasted at `now` (ms), with the instant at which it began. */
  async settle(now: number): Promise<void> {
    const changes = await this.database.forPlatform('device-ingest', async (tx) => {
      const all: Change[] = [];
      for (const { deviceId, since } of await setOffline(tx, new Date(now - ABSENCE_GRACE_MS))) {
        const device = await readKnownDevice(tx, deviceId);
        if (device) all.push(await tell(tx, device, 'device.offline', since));
      }
      return all;
    });
    for (const change of changes) this.publish(change);
  }

  private left(deviceId: Id, epoch: number): Promise<void> {
    return this.database.forPlatform('device-ingest', (tx) => setAway(tx, deviceId, epoch));
  }

  private publish({ sites, eventId }: Change): void {
    for (const siteId of sites) this.live.publishChange(siteId, eventId);
  }
}

/** A relay's comings and goings stand in its own timeline, and show on the pages of its sites. */
async function tell(
  tx: Transaction,
  device: KnownDevice,
  kind: 'device.online' | 'device.offline',
  at: Date,
): Promise<Change> {
  const sites = await readConcernedSites(tx, device);
  const eventId = await insertEvent(tx, { ...timelineOf(device), kind, actor: null, at });
  return { eventId: device.role === 'site' ? eventId : undefined, sites };
}
