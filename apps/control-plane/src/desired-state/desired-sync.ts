import { Injectable } from '@nestjs/common';
import type { Id, ReportedScope, Scope } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { DeviceBus } from '../device-bus/index.js';
import { confirmable, hasNews, settled } from './convergence.js';
import {
  forgetDocuments,
  type Newest,
  type Released,
  readAnnouncement,
  readDocuments,
  readHashes,
  readRemovals,
  releaseApplied,
  releaseOverdue,
  releaseSites,
} from './desired-state.repository.js';

/** Scopes in one announcement, which stays well below the largest message. */
const SCOPES_PER_ANNOUNCEMENT = 500;

/** Tells a device what there is for it, hands it out on demand, and confirms what it has applied. */
@Injectable()
export class DesiredSync {
  constructor(
    private readonly database: Database,
    private readonly bus: DeviceBus,
  ) {}

  /** Announces the newest generation of these scopes of a device, or of all of them. */
  async announce(deviceId: Id, only?: readonly Scope[]): Promise<void> {
    const announcement = await this.database.forPlatform('device-ingest', (tx) =>
      readAnnouncement(tx, deviceId, only),
    );
    this.publish(deviceId, announcement);
  }

  /** Sends the newest documents of those of the asked scopes that are the device's. */
  async send(deviceId: Id, scopes: readonly Scope[]): Promise<void> {
    const documents = await this.database.forPlatform('device-ingest', (tx) =>
      readDocuments(tx, deviceId, scopes),
    );
    for (const document of documents) this.bus.publish(deviceId, 'desired/document', document);
  }

  /**
   * Answers a report, or a part of one: confirms what is in force as it was signed, and with the last part, once `whole`
   * is known, announces all there is when that shows that the device lags behind. A removal that the device says is
   * confirmed is forgotten, and its scope never announced again.
   */
  async answer(
    deviceId: Id,
    reported: readonly ReportedScope[],
    whole: readonly ReportedScope[] | null,
  ): Promise<void> {
    const { hashes, announcement, released } = await this.database.forPlatform(
      'device-ingest',
      async (tx) => {
        const gone = settled(await readRemovals(tx, deviceId), reported);
        for (const removal of gone) await forgetDocuments(tx, deviceId, removal);
        return {
          hashes: await readHashes(tx, deviceId, reported),
          announcement: whole && (await readAnnouncement(tx, deviceId)),
          released: await releaseApplied(tx, deviceId, reported),
        };
      },
    );
    for (const confirmation of confirmable(reported, hashes)) {
      this.bus.publish(deviceId, 'desired/confirm', confirmation);
    }
    if (whole && announcement && hasNews(announcement, whole)) this.publish(deviceId, announcement);
    await this.announceReleased(released);
  }

  /** Tells those sites what their relay was not ready for in time. */
  async releaseOverdue(): Promise<void> {
    await this.announceReleased(await this.database.forPlatform('device-ingest', releaseOverdue));
  }

  /** Tells these sites now what they were to wait for. */
  async release(siteIds: readonly Id[]): Promise<void> {
    if (siteIds.length === 0) return;
    const released = await this.database.forPlatform('device-ingest', (tx) => releaseSites(tx, siteIds));
    await this.announceReleased(released);
  }

  private async announceReleased(released: readonly Released[]): Promise<void> {
    for (const { deviceId, scope } of released) await this.announce(deviceId, [scope]);
  }

  private publish(deviceId: Id, { scopes }: Newest): void {
    for (let from = 0; from < scopes.length; from += SCOPES_PER_ANNOUNCEMENT) {
      this.bus.publish(deviceId, 'desired/announce', {
        at: new Date().toISOString(),
        scopes: scopes.slice(from, from + SCOPES_PER_ANNOUNCEMENT),
      });
    }
  }
}
