import { Injectable } from '@nestjs/common';
import type { Id, TelemetrySample } from '@tresse/contracts';
import { filter, type Observable, Subject } from 'rxjs';

/**
 * What has just happened at a site. A `sample` carries its data, since it is too short-lived to be read back; the
 * others name a row, which each watcher reads with its own rights.
 */
export type LiveSignal =
  | { siteId: Id; type: 'site' }
  | { siteId: Id; type: 'sample'; sample: TelemetrySample }
  | { siteId: Id; type: 'event'; eventId: Id }
  | { siteId: Id; type: 'job'; jobId: Id };

/** Carries signals from whoever commits a change (ingest, services) to whoever watches, within this process. */
@Injectable()
export class LiveFeed {
  private readonly signals = new Subject<LiveSignal>();

  /** Tells the watchers; call it after the change is committed. */
  publish(signal: LiveSignal): void {
    this.signals.next(signal);
  }

  /** Tells that a site is another than it was, and where that stands in its timeline. */
  publishChange(siteId: Id, eventId?: Id): void {
    this.publish({ siteId, type: 'site' });
    if (eventId !== undefined) this.publish({ siteId, type: 'event', eventId });
  }

  /** Signals of one site from now on. */
  of(siteId: Id): Observable<LiveSignal> {
    return this.signals.pipe(filter((signal) => signal.siteId === siteId));
  }
}
