import { Injectable } from '@nestjs/common';
import type { Id, ReportedScope, Scope } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { DeviceBus } from '../device-bus/index.js';
import { confirmable, hasNews, settled } from './convergence.js';
import {
  forgetDocuments,
  readAnnouncement,
  readDocuments,
  readHashes,
  readRemovals,
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
    const { scopes } = await this.database.forPlatform('device-ingest', (tx) =>
      readAnnouncement(tx, deviceId, only),
    );
    for (let from = 0; from < scopes.length; from += SCOPES_PER_ANNOUNCEMENT) {
      this.bus.publish(deviceId, 'desired/announce', {
        scopes: scopes.slice(from, from + SCOPES_PER_ANNOUNCEMENT),
      });
    }
  }

  /** Sends the newest documents of those of the asked scopes that are the device's. */
  async send(deviceId: Id, scopes: readonly Scope[]): Promise<void> {
    const documents = await this.database.forPlatform('device-ingest', (tx) =>
      readDocuments(tx, deviceId, scopes),
    );
    for (const document of documents) this.bus.publish(deviceId, 'desired/document', document);
  }

  /**
   * Answers a report, or a part of one: confirms what is in force as it was signed. A removal that the device says is
   * confirmed is forgotten, and its scope never announced again.
   */
  async confirm(deviceId: Id, reported: readonly ReportedScope[]): Promise<void> {
    const hashes = await this.database.forPlatform('device-ingest', async (tx) => {
      const gone = settled(await readRemovals(tx, deviceId), reported);
      for (const removal of gone) await forgetDocuments(tx, deviceId, removal);
      return readHashes(tx, deviceId, reported);
    });
    for (const confirmation of confirmable(reported, hashes)) {
      this.bus.publish(deviceId, 'desired/confirm', confirmation);
    }
  }

  /** Announces all there is for a device when its whole report shows that it lags behind. */
  async announceNews(deviceId: Id, reported: readonly ReportedScope[]): Promise<void> {
    const announcement = await this.database.forPlatform('device-ingest', (tx) =>
      readAnnouncement(tx, deviceId),
    );
    if (hasNews(announcement, reported)) await this.announce(deviceId);
  }
}
