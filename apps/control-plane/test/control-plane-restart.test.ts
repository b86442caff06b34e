import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeviceBus } from '../src/device-bus/index.js';
import { Presence, START_GRACE_MS } from '../src/device-session/presence.js';
import { type Booted, boot } from './boot.js';
import { Fleet, type SeededSite } from './fleet.js';
import { TestDevice } from './test-device.js';

/** No restart here takes longer, in ms: the grace began this long ago at most. */
const RESTART_MS = 20_000;

describe('a restart of the control plane', () => {
  let dataDir: string;
  let booted: Booted;
  let fleet: Fleet;
  let seeded: SeededSite;
  let device: TestDevice;

  const start = async (): Promise<void> => {
    booted = await boot({ TRESSE_DATA_DIR: dataDir });
    fleet = await Fleet.of(booted);
  };
  const stop = async (): Promise<void> => {
    await fleet.close();
    await booted.stop();
  };
  const isOnline = async (): Promise<boolean> => {
    const [row] = await fleet.rows<{ online: boolean }>('SELECT online FROM device WHERE id = $1', device.id);
    return row?.online === true;
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'tresse-restart-'));
    await chmod(dataDir, 0o755);
    await start();
    seeded = await fleet.site();
    device = await TestDevice.enrol(booted, fleet, seeded);
    const session = await device.session(1);
    expect(await isOnline()).toBe(true);
    await stop();
    await session.end();
    await start();
  }, 60_000);
  afterAll(async () => {
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('holds no absence against a device at once, but in the end', async () => {
    expect(await isOnline()).toBe(true);
    const [row] = await fleet.rows<{ away: boolean }>(
      'SELECT away_since IS NOT NULL AS away FROM device WHERE id = $1',
      device.id,
    );
    expect(row).toEqual({ away: true });
  });

  it('is no news of the box, which comes back with the certificate it has', async () => {
    const session = await device.at(booted.app.get<DeviceBus>(DeviceBus).endpoint).session(2);
    expect(await isOnline()).toBe(true);
    const presence = (await fleet.timeline(seeded.siteId)).filter((kind) => /online|offline/.test(kind));
    expect(presence).toEqual(['device.online']);
    await session.end();
  });

  it('gives who does not come back 45 s, and no more', async () => {
    await stop();
    await start();
    const presence = booted.app.get(Presence);
    const started = Date.now();
    await presence.look(started + START_GRACE_MS - RESTART_MS);
    expect(await isOnline()).toBe(true);
    await presence.look(started + START_GRACE_MS);
    expect(await isOnline()).toBe(false);
    expect((await fleet.timeline(seeded.siteId)).at(-1)).toBe('device.offline');
  });
});
