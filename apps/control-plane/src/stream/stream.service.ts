import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
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

/** Tells the watchers of a site what happens there. */
@Injectable()
export class StreamService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(StreamService.name);
  private readonly open = new Set<EventStream>();

  constructor(
    private readonly database: Database,
    private readonly sites: SitesService,
    private readonly live: LiveFeed,
    private readonly watcher: DeviceWatcher,
  ) {}

  /** Serves one watcher until either side closes: the site as it is, then what changes. */
  async serve(tenantId: Id, siteId: Id, stream: EventStream): Promise<void> {
    this.open.add(stream);
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
    for (const stream of this.open) stream.close();
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
