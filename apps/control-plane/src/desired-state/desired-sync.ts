import { Injectable } from '@nestjs/common';
import type {
  DesiredConfirmation,
  DeviceRole,
  Id,
  ReportedScope,
  Scope,
  SignedDocument,
} from '@tresse/contracts';
import { Database, type Transaction } from '../database/index.js';
import { DeviceBus } from '../device-bus/index.js';
import { type Newest, readAnnouncement, readAnnouncements } from './announcements.repository.js';
import { confirmable, hasNews, settled } from './convergence.js';
import {
  type DocumentAsk,
  forgetDocuments,
  readDocuments,
  readHashes,
  readRemovals,
} from './desired-state.repository.js';
import { Gather } from './gather.js';
import { type Changed, releaseApplied, releaseOverdue, releaseSites } from './held-documents.repository.js';

/** Scopes in one announcement, which stays well below the largest message. */
const SCOPES_PER_ANNOUNCEMENT = 500;

/** What a report is answered. */
export interface ReportAnswer {
  confirmations: readonly DesiredConfirmation[];
  news: Newest | null;
  /** What devices were to wait for, until this one was ready. */
  released: readonly Changed[];
}

/** Tells a device what there is for it, hands it out on demand, and confirms what it has applied. */
@Injectable()
export class DesiredSync {
  private readonly asked = new Gather<DocumentAsk, SignedDocument>((asks) =>
    this.database.forPlatform('device-ingest', (tx) => readDocuments(tx, asks)),
  );

  constructor(
    private readonly database: Database,
    private readonly bus: DeviceBus,
  ) {}

  /** Announces the newest generation of all scopes of a device. */
  async announce(deviceId: Id): Promise<void> {
    const announcement = await this.database.forPlatform('device-ingest', (tx) =>
      readAnnouncement(tx, deviceId),
    );
    this.publish(deviceId, announcement);
  }

  /** Announces the newest generation of single scopes, to each device in one message. */
  async announceChanges(changed: readonly Changed[]): Promise<void> {
    if (changed.length === 0) return;
    const told = await this.database.forPlatform('device-ingest', (tx) => readAnnouncements(tx, changed));
    for (const [deviceId, announcement] of told) this.publish(deviceId, announcement);
  }

  /** Sends the newest documents of those of the asked scopes that are the device's. */
  async send(deviceId: Id, scopes: readonly Scope[]): Promise<void> {
    const documents = await this.asked.ask([...new Set(scopes)].map((scope) => ({ deviceId, scope })));
    for (const document of documents) this.bus.publish(deviceId, 'desired/document', document);
  }

  /**
   * What a report, or a part of one, is to be answered, in the transaction that keeps it: what is in force as it was signed,
   * and with the last part, once `whole` is known, all there is where that shows that the device lags behind. A removal that
   * a relay says is confirmed is forgotten, and its scope never announced again.
   */
  async readAnswer(
    tx: Transaction,
    { id, role }: { id: Id; role: DeviceRole },
    reported: readonly ReportedScope[],
    whole: readonly ReportedScope[] | null,
  ): Promise<ReportAnswer> {
    const isRelay = role === 'relay';
    const gone = isRelay ? settled(await readRemovals(tx, id), reported) : [];
    for (const removal of gone) await forgetDocuments(tx, id, removal);
    const confirmations = confirmable(reported, await readHashes(tx, id, reported));
    const all = whole && (await readAnnouncement(tx, id));
    const news = all && hasNews(all, whole) ? all : null;
    return { confirmations, news, released: isRelay ? await releaseApplied(tx, id, reported) : [] };
  }

  /** Says the answer, once the report is kept. */
  async sendAnswer(deviceId: Id, { confirmations, news, released }: ReportAnswer): Promise<void> {
    for (const confirmation of confirmations) this.bus.publish(deviceId, 'desired/confirm', confirmation);
    if (news) this.publish(deviceId, news);
    await this.announceChanges(released);
  }

  /** Tells those sites what their relay was not ready for in time. */
  async releaseOverdue(): Promise<void> {
    await this.announceChanges(await this.database.forPlatform('device-ingest', releaseOverdue));
  }

  /** Tells these sites now what they were to wait for. */
  async release(siteIds: readonly Id[]): Promise<void> {
    if (siteIds.length === 0) return;
    const released = await this.database.forPlatform('device-ingest', (tx) => releaseSites(tx, siteIds));
    await this.announceChanges(released);
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
