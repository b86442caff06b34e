import { Injectable } from '@nestjs/common';
import type { Id, ReportedState } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { DesiredSync } from '../desired-state/index.js';
import { LiveFeed } from '../stream/index.js';
import { storeFound } from './found.repository.js';
import { isComplete } from './join-report.js';
import { readKnownDevice } from './known-device.repository.js';
import { storeReported } from './reported-state.repository.js';

/** Takes what a device says it is, and answers what follows from it: a confirmation, or news of a newer generation. */
@Injectable()
export class ReportedIngest {
  constructor(
    private readonly database: Database,
    private readonly desiredSync: DesiredSync,
    private readonly live: LiveFeed,
  ) {}

  async take(deviceId: Id, reported: ReportedState): Promise<void> {
    const taken = await this.database.forPlatform('device-ingest', async (tx) => {
      const known = await readKnownDevice(tx, deviceId);
      if (known?.role === 'site' && reported.interfaces) {
        await storeFound(tx, known.siteId, reported.interfaces);
      }
      return known && { device: known, state: await storeReported(tx, known, reported) };
    });
    if (!taken) return;
    const { device, state } = taken;
    await this.desiredSync.answer(deviceId, reported.scopes, isComplete(state) ? state.scopes : null);
    if (device.role === 'site') this.live.publish({ siteId: device.siteId, type: 'site' });
  }
}
