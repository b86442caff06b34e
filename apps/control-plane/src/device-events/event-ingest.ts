import { Injectable } from '@nestjs/common';
import type { DeviceEvent, DeviceEventBatch, Id } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { type KnownDevice, readKnownDevice } from '../device-session/known-device.repository.js';
import { LiveFeed } from '../stream/index.js';
import { insertEntries, readLineNames } from './device-event.repository.js';
import { timelineEntry } from './event-row.js';

/** Takes devices' events, each once however often it is sent. A site's go to whoever looks, too. */
@Injectable()
export class EventIngest {
  constructor(
    private readonly database: Database,
    private readonly live: LiveFeed,
  ) {}

  async take(deviceId: Id, { events }: DeviceEventBatch): Promise<void> {
    const added = await this.database.forPlatform('device-ingest', async (tx) => {
      const device = await readKnownDevice(tx, deviceId);
      if (!device) return undefined;
      const names = device.role === 'site' ? await readLineNames(tx, device.siteId) : new Map<Id, string>();
      const now = new Date();
      const entries = events
        .filter((event) => concerns(device, event))
        .map((event) => timelineEntry(event, names, now));
      return { device, ids: await insertEntries(tx, device, entries) };
    });
    if (added?.device.role !== 'site') return;
    const { siteId } = added.device;
    for (const eventId of added.ids) this.live.publish({ siteId, type: 'event', eventId });
  }
}

/** That settings of a site are in force on its relay stands at the site; a relay's own timeline has its own settings. */
function concerns(device: KnownDevice, event: DeviceEvent): boolean {
  const isOfSite = 'scope' in event && event.scope?.startsWith('site:') === true;
  return device.role === 'site' || event.kind !== 'generation.applied' || !isOfSite;
}
