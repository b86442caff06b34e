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
      const device = await readKnownDevice(tx, deviceId);
      if (!device) return undefined;
      if (device.role === 'site' && reported.interfaces) {
        await storeFound(tx, device.siteId, reported.interfaces);
      }
      const state = await storeReported(tx, device, reported);
      const whole = isComplete(state) ? state.scopes : null;
      return { device, answer: await this.desiredSync.readAnswer(tx, device, reported.scopes, whole) };
    });
    if (!taken) return;
    const { device, answer } = taken;
    await this.desiredSync.sendAnswer(deviceId, answer);
    if (device.role === 'site') this.live.publish({ siteId: device.siteId, type: 'site' });
  }
}
