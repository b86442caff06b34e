import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Id, LiveMessage } from '@tresse/contracts';
import { concatMap, from, type Subscription } from 'rxjs';
import { Database } from '../database/index.js';
import { readEvent } from '../events/events.repository.js';
import { readJob } from '../jobs/jobs.repository.js';
import { SitesService } from '../sites/sites.service.js';
import { DeviceWatcher } from './device-watcher.js';
import type { EventStream } from './event-stream.js';
import { LiveFeed, type LiveSignal } from './live-feed.js';

/** A watched box samples each second until this long after the last time it was asked. */
const WATCH_MS = 15_000;
const WATCH_AGAIN_MS = 5_000;

/** Between two looks whether a watcher is still signed in and a member, in ms. */
const ACCESS_INTERVAL_MS = 30_000;

/** Whether the person who opened a stream may still read it. */
type MayRead = () => Promise<boolean>;

/** Tells the watchers of a site what happens there. */
@Injectable()
export class StreamService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(StreamService.name);
  private readonly open = new Map<EventStream, MayRead>();

  constructor(
    private readonly database: Database,
    private readonly sites: SitesService,
    private readonly live: LiveFeed,
    private readonly watcher: DeviceWatcher,
  ) {}

  /** Serves one watcher until either side closes: the site as it is, then what changes. */
  async serve(tenantId: Id, siteId: Id, stream: EventStream, mayRead: MayRead): Promise<void> {
    this.open.set(stream, mayRead);
    const updates = this.follow(tenantId, siteId, stream);
    const keepWatching = () => {
      this.watch(tenantId, siteId).catch((error: unknown) => this.logger.error(error));
    };
    keepWatching();
    const timer = setInterval(keepWatching, WATCH_AGAIN_MS);
    const end = () => {
      clearInterval(timer);
      updates.unsubscribe();
      this.open.delete(stream);
    };
    if (stream.closed.aborted) end();
    else stream.closed.addEventListener('abort', end, { once: true });
    this.live.publish({ siteId, type: 'site' });
  }

  beforeApplicationShutdown(): void {
    for (const stream of this.open.keys()) stream.close();
  }

  /** Ends the streams of those who have signed out or are no members any more. */
  @Interval(ACCESS_INTERVAL_MS)
  async endForbidden(): Promise<void> {
    for (const [stream, mayRead] of [...this.open]) {
      try {
        if (!(await mayRead())) stream.close();
      } catch (error) {
        this.logger.error(error);
      }
    }
  }

  private follow(tenantId: Id, siteId: Id, stream: EventStream): Subscription {
    return this.live
      .of(siteId)
      .pipe(concatMap((signal) => from(this.messageOf(tenantId, signal))))
      .subscribe((message) => message && stream.send(message));
  }

  /** What a signal says to this watcher; nothing when its row has gone or is not theirs. */
  private async messageOf(tenantId: Id, signal: LiveSignal): Promise<LiveMessage | null> {
    const { siteId } = signal;
    try {
      switch (signal.type) {
        case 'sample':
          return { type: 'sample', data: signal.sample };
        case 'site':
          return { type: 'site', data: await this.sites.get(tenantId, siteId) };
        case 'event': {
          const { eventId } = signal;
          const data = await this.database.forTenant(tenantId, (tx) => readEvent(tx, siteId, eventId));
          return data && { type: 'event', data };
        }
        case 'job': {
          const { jobId } = signal;
          const data = await this.database.forTenant(tenantId, (tx) => readJob(tx, siteId, jobId));
          return data && { type: 'job', data };
        }
      }
    } catch (error) {
      this.logger.warn(error);
      return null;
    }
  }

  private async watch(tenantId: Id, siteId: Id): Promise<void> {
    const { device } = await this.sites.get(tenantId, siteId);
    if (device) await this.watcher.watch(device.id, new Date(Date.now() + WATCH_MS));
  }
}
