import { Injectable } from '@nestjs/common';
import type { Id, RoundTrips } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { readKnownDevice } from '../device-session/known-device.repository.js';
import { LiveFeed } from '../stream/index.js';
import { readRegionCodes, readRoundTrips, storeRoundTrips } from './placement.repository.js';
import { withRoundTrips } from './round-trips.js';

/** Takes what sites measured of regions that there are. */
@Injectable()
export class RoundTripIngest {
  constructor(
    private readonly database: Database,
    private readonly live: LiveFeed,
  ) {}

  /** Whether a site's box said it. */
  async take(deviceId: Id, { regions: told }: RoundTrips): Promise<boolean> {
    const siteId = await this.database.forPlatform('device-ingest', async (tx) => {
      const device = await readKnownDevice(tx, deviceId);
      if (device?.role !== 'site') return undefined;
      const codes = await readRegionCodes(tx);
      const known = told.filter(({ region }) => codes.includes(region));
      const now = Date.now();
      const kept = await readRoundTrips(tx, device.siteId, now);
      if (known.length > 0) await storeRoundTrips(tx, device.siteId, withRoundTrips(kept, known, now));
      return device.siteId;
    });
    if (siteId !== undefined) this.live.publish({ siteId, type: 'site' });
    return siteId !== undefined;
  }
}
