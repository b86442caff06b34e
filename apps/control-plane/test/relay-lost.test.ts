import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RelaySiteDesired, SiteDesired } from '@tresse/contracts';
import { Database } from '../src/database/index.js';
import { RelayMoves } from '../src/relay-moves/index.js';
import { readRelays } from '../src/relay-moves/move-facts.repository.js';
import { MoveScene } from './move-scene.js';
import { until } from './until.js';

describe('sites of a relay that is not heard', () => {
  let scene: MoveScene;

  beforeAll(async () => {
    scene = await MoveScene.set();
  }, 60_000);
  afterAll(() => scene?.end());

  it('are asked how their tunnels are, and stay while these are well', async () => {
    const moves = scene.booted.app.get(RelayMoves);
    await scene.obey('up');
    // One that was never heard is not missed before all had the time to connect anew.
    await moves.look(Date.now());
    await scene.sessions.first.vanish();
    await scene.sessions.site.next('watch');
    await moves.look(Date.now() + 3_600_000);
    expect((await scene.relayRow(scene.seeded.relayId))?.lost_at).toBeNull();
    expect(await scene.siteRow()).toMatchObject({ relay_id: scene.seeded.relayId });
  }, 20_000);

  it('leave it at once when they hear nothing of it either, with nothing kept of it', async () => {
    const silentAt = Date.now();
    await scene.obey('down');
    const row = await until(
      () => scene.siteRow(),
      (now) => now?.relay_id === scene.otherId,
      15_000,
    );
    process.stdout.write(`moved ${Date.now() - silentAt} ms after its site was silent\n`);
    const moved = row?.generation ?? 0;
    await scene.announced('second', moved);
    await scene.ready('second');
    await scene.announced('site', moved);
    expect(((await scene.obey('up')).body as SiteDesired).leaving).toBeNull();
    expect((await scene.moves()).at(-1)).toMatchObject({ cause: 'lost', left_at: expect.any(Date) });
  }, 30_000);

  it('are taken down by it when it comes back, and it serves again', async () => {
    await scene.comesBack('first');
    await scene.announced('first', await scene.generation());
    expect(((await scene.pull('first')).body as RelaySiteDesired).lines).toEqual([]);
    await until(
      () => scene.relayRow(scene.seeded.relayId),
      (row) => row?.lost_at === null && row.problem === null,
    );
    const kinds = await scene.fleet.rows<{ kind: string }>(
      `SELECT kind FROM event WHERE relay_id = $1 AND kind IN ('relay.lost', 'relay.recovered') ORDER BY received_at`,
      scene.seeded.relayId,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['relay.lost', 'relay.recovered']);
  }, 20_000);

  it('are told by a time even if the next relay says nothing, and try another when they cannot reach it', async () => {
    await scene.want(scene.otherId, 'drained');
    const next = (await scene.generation()) + 1;
    await until(
      () => scene.generation(),
      (now) => now === next,
    );
    await scene.fleet.rows('UPDATE desired_document SET held_until = now() WHERE held_until IS NOT NULL');
    await scene.announced('site', next);
    await scene.obey('down');
    await scene.fleet.rows(
      `UPDATE site_move SET at = now() - interval '30 seconds' WHERE site_id = $1 AND left_at IS NULL`,
      scene.seeded.siteId,
    );
    await until(
      () => scene.siteRow(),
      (row) => row?.relay_id === scene.otherId,
    );
    expect((await scene.moves()).at(-1)).toMatchObject({ cause: 'unreached', to_relay_id: scene.otherId });
    await scene.obey('up');
  }, 20_000);

  it('lose it when its agent was revoked and they hear nothing of it either', async () => {
    const { fleet, seeded, otherId } = scene;
    await scene.want(otherId, 'ready');
    await fleet.rows(
      `UPDATE site_move SET at = now() - interval '1 hour', left_at = coalesce(left_at, now()) WHERE site_id = $1`,
      seeded.siteId,
    );
    await fleet.rows('UPDATE device SET revoked_at = now(), online = false WHERE relay_id = $1', otherId);
    const relays = await scene.booted.app
      .get(Database)
      .forPlatform('relays', (tx) => readRelays(tx, Date.now()));
    const known = relays.find(({ id }) => id === otherId);
    expect(known).toMatchObject({ online: false, goneSince: expect.any(Number) });
    await scene.obey('down');
    await until(
      () => scene.relayRow(otherId),
      (row) => row?.lost_at !== null,
      10_000,
    );
  }, 20_000);
});
