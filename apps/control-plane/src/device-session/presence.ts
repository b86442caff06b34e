import { Injectable } from '@nestjs/common';
import type { Id, SessionMessage } from '@tresse/contracts';
import { Database, type Transaction } from '../database/index.js';
import { insertEvent } from '../events/events.repository.js';
import { LiveFeed } from '../stream/index.js';
import { type KnownDevice, readConcernedSites, readKnownDevice } from './known-device.repository.js';
import { isLastPresence, setAllOffline, setOffline, setOnline } from './presence.repository.js';

/**
 * Who is there. A session has an epoch that grows with each connection; an «offline» below the newest epoch is a will
 * that came late, and says nothing.
 */
@Injectable()
export class Presence {
  /** Epoch of each device's newest session in this process. */
  private readonly epochs = new Map<Id, number>();

  constructor(
    private readonly database: Database,
    private readonly live: LiveFeed,
  ) {}

  /** Nobody has been heard yet. */
  async reset(): Promise<void> {
    await this.database.forPlatform('device-ingest', setAllOffline);
  }

  /** Takes note of what the device says of its session. */
  async session(deviceId: Id, { state, epoch }: SessionMessage): Promise<void> {
    if (state === 'online') this.epochs.set(deviceId, epoch);
    await this.change(deviceId, state, epoch);
  }

  /** The device's last connection ended, whether or not its will was heard. */
  async gone(deviceId: Id): Promise<void> {
    const epoch = this.epochs.get(deviceId);
    if (epoch === undefined) return;
    this.epochs.delete(deviceId);
    await this.change(deviceId, 'offline', epoch);
  }

  private async change(deviceId: Id, state: SessionMessage['state'], epoch: number): Promise<void> {
    const told = await this.database.forPlatform('device-ingest', async (tx) => {
      const device = await readKnownDevice(tx, deviceId);
      if (!device) return undefined;
      const set = state === 'online' ? setOnline : setOffline;
      if (!(await set(tx, deviceId, epoch))) return undefined;
      return { eventId: await tell(tx, device, state), sites: await readConcernedSites(tx, device) };
    });
    for (const siteId of told?.sites ?? []) {
      this.live.publish({ siteId, type: 'site' });
      if (told?.eventId) this.live.publish({ siteId, type: 'event', eventId: told.eventId });
    }
  }
}

async function tell(
  tx: Transaction,
  device: KnownDevice,
  state: SessionMessage['state'],
): Promise<Id | undefined> {
  if (device.role === 'relay') return undefined;
  const { tenantId, siteId } = device;
  const kind = `device.${state}` as const;
  if (await isLastPresence(tx, siteId, kind)) return undefined;
  return insertEvent(tx, { tenantId, siteId, kind, actor: null });
}
