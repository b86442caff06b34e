import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../src/database/index.js';
import { type Booted, boot } from './boot.js';
import { type Estate, enrolDevice, settle, siteBody } from './estate.js';
import { Fleet } from './fleet.js';
import type { MoveRow } from './move-scene.js';

describe('a person who chooses another region', () => {
  let booted: Booted;
  let fleet: Fleet;
  let estate: Estate;
  let box: string;
  let relayDevices: string[];

  beforeAll(async () => {
    booted = await boot();
    fleet = await Fleet.of(booted);
    estate = await settle(booted);
    const lyon = newId();
    await fleet.rows(`INSERT INTO region (code, name_en, name_fr) VALUES ('lyon', 'Lyon', 'Lyon')`);
    await fleet.rows(
      `INSERT INTO relay (id, region_code, name, public_address) VALUES ($1, 'lyon', 'lyon-1', '198.51.100.7')`,
      lyon,
    );
    const { siteId, tenantId } = estate.mine;
    relayDevices = [await enrolDevice(booted, { relayId: lyon })];
    box = await enrolDevice(booted, { siteId, tenantId });
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  });

  const documents = () =>
    fleet.rows<{ device_id: string; removal: boolean; held: boolean }>(
      `SELECT device_id, removal, held_until IS NOT NULL AS held FROM desired_document
       WHERE scope = $1 ORDER BY generation DESC, removal`,
      `site:${estate.mine.siteId}`,
    );
  const put = (generation: number, region: string) =>
    estate.mine.browser.call('PUT', `/api/sites/${estate.mine.siteId}`, {
      generation,
      site: { ...siteBody(), region },
    });

  it('moves the site with both relays at work, and who was editing it is told', async () => {
    expect(await put(1, 'lyon')).toMatchObject({ status: 200 });
    expect(await put(1, 'lyon')).toMatchObject({ status: 409 });
    const told = await documents();
    expect(told.find(({ device_id }) => device_id === box)).toMatchObject({ held: true });
    expect(told.find(({ device_id }) => device_id === relayDevices[0])).toMatchObject({ held: false });
    expect(told.filter(({ removal }) => removal)).toEqual([]);
    const [move] = await fleet.rows<MoveRow>('SELECT cause, to_relay_id, left_at FROM site_move');
    expect(move).toMatchObject({ cause: 'asked', left_at: null });
  });

  it('ends that move with the next, and no two relays are left at a time', async () => {
    expect(await put(2, 'demo')).toMatchObject({ status: 200 });
    const moves = await fleet.rows<MoveRow>('SELECT cause, left_at FROM site_move ORDER BY generation');
    expect(moves.map(({ left_at }) => left_at === null)).toEqual([false, true]);
    expect((await documents()).filter(({ removal }) => removal)).toEqual([]);
  });

  it('removes the site from both', async () => {
    const gone = await estate.mine.browser.call('DELETE', `/api/sites/${estate.mine.siteId}`);
    expect(gone.status).toBeLessThan(300);
    expect((await documents()).filter(({ removal }) => removal)).toHaveLength(2);
  });
});
