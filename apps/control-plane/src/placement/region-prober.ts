import { Injectable } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { FALLBACK_DOOR } from '../desired-state/addressing-plan.js';
import { DeviceBus } from '../device-bus/index.js';
import { readInstallation } from './placement.repository.js';
import { probeList } from './probe-list.js';

/** How old what a box knows may be, in ms: when it says nothing new; when it connects; when somebody looks. */
export const PROBE_AGE_MS = { known: 86_400_000, connected: 1_800_000, watched: 60_000 } as const;

/** Tells sites' boxes which relays to measure the way to. */
@Injectable()
export class RegionProber {
  constructor(
    private readonly database: Database,
    private readonly bus: DeviceBus,
  ) {}

  /** False where the box is not connected. */
  async ask(deviceId: Id, maxAgeMs: number): Promise<boolean> {
    const { regions, relays } = await this.database.forPlatform('device-ingest', (tx) =>
      readInstallation(tx),
    );
    const codes = regions.map(({ code }) => code);
    const { port } = FALLBACK_DOOR;
    return this.bus.publish(deviceId, 'regions', { regions: probeList(codes, relays), port, maxAgeMs });
  }
}
