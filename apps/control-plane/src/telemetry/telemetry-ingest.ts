import { Injectable } from '@nestjs/common';
import type { Id, TelemetryBatch } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { readKnownDevice } from '../device-session/known-device.repository.js';
import { LiveFeed } from '../stream/index.js';
import { plausible, sampleRows } from './sample-rows.js';
import { insertSamples, readLineIds, touchDevice } from './telemetry-ingest.repository.js';

/** Older samples are history: they are kept, not shown as they come. In ms. */
const LIVE_MS = 30_000;

/** Takes sites' samples, those of now and those kept while the box was offline. A relay's samples are not kept. */
@Injectable()
export class TelemetryIngest {
  constructor(
    private readonly database: Database,
    private readonly live: LiveFeed,
  ) {}

  async take(deviceId: Id, batch: TelemetryBatch): Promise<void> {
    const now = Date.now();
    const samples = plausible(batch.samples, now);
    const device = await this.database.forPlatform('device-ingest', async (tx) => {
      const known = await readKnownDevice(tx, deviceId);
      if (known?.role !== 'site') return undefined;
      await insertSamples(tx, known, sampleRows(samples, await readLineIds(tx, known.siteId)));
      await touchDevice(tx, deviceId);
      return known;
    });
    if (!device) return;
    for (const sample of samples) {
      if (now - Date.parse(sample.at) > LIVE_MS) continue;
      this.live.publish({ siteId: device.siteId, type: 'sample', sample });
    }
  }
}
