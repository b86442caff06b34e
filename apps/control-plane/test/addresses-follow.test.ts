import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Id, RelaySiteDesired, SiteDesired } from '@tresse/contracts';
import { newId } from '../src/database/index.js';
import { AddressStage, assigns } from './address-stage.js';
import { until } from './until.js';

describe('public addresses whose sites move', () => {
  let stage: AddressStage;

  beforeAll(async () => {
    stage = await AddressStage.open();
    await stage.settleOwn();
  }, 60_000);
  afterAll(() => stage?.close());

  it('go along when the relay is emptied: the next relay first, then the address, then the site', async () => {
    const address = await stage.addressOf();
    const { from, to, generation } = await stage.drain();
    const told = await stage.pull(to.session);
    expect((told.body as RelaySiteDesired).face).toEqual({ address: address.ip, ports: null });
    expect(stage.holderOf(address)).toBe(from.server);
    expect(await stage.isHeld(generation)).toBe(true);
    await stage.obey(to.session, 'relay');
    await stage.announced(stage.site, generation);
    expect(stage.holderOf(address)).toBe(to.server);
    const { body } = await stage.obey(stage.site, 'site');
    expect((body as SiteDesired).publicAddress).toBe(address.ip);
    expect((body as SiteDesired).leaving).not.toBeNull();
    await stage.announced(from.session, generation + 1);
    expect(((await stage.obey(from.session, 'relay')).body as RelaySiteDesired).lines).toEqual([]);
    await stage.announced(stage.site, generation + 1);
    expect(((await stage.obey(stage.site, 'site')).body as SiteDesired).leaving).toBeNull();
    expect((await stage.faces()).slice(-2)).toEqual([
      { address: address.ip, relay_id: from.id, ended: true },
      { address: address.ip, relay_id: to.id, ended: false },
    ]);
    expect(await stage.changes()).toHaveLength(1);
    expect((await stage.pool(to.id)).map(({ address: ip }) => ip)).toEqual([address.ip]);
  }, 30_000);

  it('do not, with the reason, where their provider refuses; the move goes on', async () => {
    const address = await stage.addressOf();
    const refusal = { error: { code: 'invalid_input', message: 'no', details: null } };
    stage.cloud.standIn.fail(assigns, { status: 422, body: refusal });
    const { from, to, generation } = await stage.drain();
    await stage.obey(to.session, 'relay');
    await stage.announced(to.session, generation + 1);
    const { body } = await stage.obey(to.session, 'relay');
    expect((body as RelaySiteDesired).face?.address).not.toBe(address.ip);
    await stage.announced(stage.site, generation + 1);
    expect(((await stage.obey(stage.site, 'site')).body as SiteDesired).publicAddress).not.toBe(address.ip);
    const change = (await stage.changes()).at(-1);
    expect(change).toMatchObject({ from: address.ip, why: 'request-refused' });
    expect(await stage.here()).toMatchObject({ relay_id: to.id });
    // What the refusal left unassigned is brought back to the relay that it belongs to.
    await until(
      async () => stage.holderOf(address),
      (holder) => holder === from.server,
      10_000,
    );
    const [move] = await stage.fleet.rows('SELECT follows FROM site_move WHERE left_at IS NULL');
    expect(move).toEqual({ follows: false });
    await stage.fleet.rows(`UPDATE site_move SET at = now() - interval '10 minutes' WHERE left_at IS NULL`);
    await stage.announced(stage.site, generation + 2);
    await stage.obey(stage.site, 'site');
  }, 30_000);

  it('go along with all sites that have them, in one go', async () => {
    const { relay_id: relayId } = await stage.here();
    const mate = newId();
    await stage.fleet.rows(
      `INSERT INTO site (id, tenant_id, name, region_code, braid, lan, relay_id, relay_index)
       SELECT $1, tenant_id, 'Mate', region_code, braid, lan, relay_id, 9 FROM site WHERE id = $2`,
      mate,
      stage.seeded.siteId,
    );
    const address = await stage.addressOf();
    await stage.fleet.rows(
      `INSERT INTO assignment (id, tenant_id, site_id, relay_id, address) VALUES ($1, $2, $3, $4, $5)`,
      newId(),
      stage.seeded.tenantId,
      mate,
      relayId,
      address.ip,
    );
    const before = (await stage.changes()).length;
    const move = await stage.drain();
    const moved = await stage.fleet.rows<{ relay_id: Id }>(
      'SELECT relay_id FROM site WHERE removed_at IS NULL',
    );
    expect(moved.map(({ relay_id: id }) => id)).toEqual([move.to.id, move.to.id]);
    await stage.obey(move.to.session, 'relay');
    await stage.finish(move);
    expect(stage.holderOf(address)).toBe(move.to.server);
    expect(await stage.changes()).toHaveLength(before);
    await stage.fleet.rows('UPDATE assignment SET until = now() WHERE site_id = $1', mate);
    await stage.fleet.rows('UPDATE site SET removed_at = now() WHERE id = $1', mate);
  }, 30_000);
});
