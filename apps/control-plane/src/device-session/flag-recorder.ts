import { Injectable, Logger } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import type { Flag } from '../broker/index.js';
import { Database } from '../database/index.js';
import { insertEvent } from '../events/events.repository.js';
import { LiveFeed } from '../stream/index.js';
import { countFlag } from './flag.repository.js';
import { readKnownDevice, timelineOf } from './known-device.repository.js';
import { OnceAMinute } from './once-a-minute.js';

/** Counts every misdeed of a device; tells the log and the timeline of its site or relay of each kind once a minute. */
@Injectable()
export class FlagRecorder {
  private readonly logger = new Logger(FlagRecorder.name);
  private readonly turn = new OnceAMinute();

  constructor(
    private readonly database: Database,
    private readonly live: LiveFeed,
  ) {}

  async record(deviceId: Id, flag: Flag, detail: string): Promise<void> {
    const tell = this.turn.allows(`${deviceId} ${flag}`, Date.now());
    if (tell) this.logger.warn({ deviceId, flag, detail }, 'flagged a device');
    const told = await this.database.forPlatform('device-ingest', async (tx) => {
      await countFlag(tx, deviceId, flag);
      const device = tell ? await readKnownDevice(tx, deviceId) : undefined;
      if (!device) return undefined;
      const event = { kind: 'device.flagged', actor: null, data: { flag, detail } } as const;
      const eventId = await insertEvent(tx, { ...timelineOf(device), ...event });
      return device.role === 'site' ? { siteId: device.siteId, eventId } : undefined;
    });
    if (told) this.live.publish({ type: 'event', ...told });
  }
}
