import { Injectable } from '@nestjs/common';
import type { Id, RelayLoad } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { readKnownDevice } from '../device-session/known-device.repository.js';
import { lockLoad, storeLoad } from './placement.repository.js';
import { fullerKbit, steadyLoad } from './steady-load.js';

/** Takes what relays say of their load. The time is ours, whatever a relay's clock shows; a site's word is not kept. */
@Injectable()
export class LoadIngest {
  constructor(private readonly database: Database) {}

  async take(deviceId: Id, told: RelayLoad): Promise<void> {
    const load = { ...told, at: new Date().toISOString() };
    await this.database.forPlatform('device-ingest', async (tx) => {
      const device = await readKnownDevice(tx, deviceId);
      if (device?.role !== 'relay') return;
      const before = await lockLoad(tx, device.relayId);
      if (!before) return;
      const steady = steadyLoad(before.steady, load);
      const seenKbit = Math.max(before.seenKbit ?? 0, Math.round(fullerKbit(steady)));
      await storeLoad(tx, device.relayId, { load, steady, seenKbit });
    });
  }
}
