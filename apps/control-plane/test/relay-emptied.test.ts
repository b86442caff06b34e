import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RelaySiteDesired, SiteDesired } from '@tresse/contracts';
import { Database } from '../src/database/index.js';
import { DesiredStateService } from '../src/desired-state/index.js';
import { MoveScene } from './move-scene.js';
import { until } from './until.js';

describe('sites of a relay that is to stand empty', () => {
  let scene: MoveScene;

  beforeAll(async () => {
    scene = await MoveScene.set();
  }, 60_000);
  afterAll(() => scene?.end());

  /** As when a person changes the site. */
  const change = () =>
    scene.booted.app
      .get(Database)
      .forTenant(scene.seeded.tenantId, (tx) =>
        scene.booted.app
          .get(DesiredStateService, { strict: false })
          .advanceSite(tx, scene.seeded.siteId, { reason: 'site.changed', authorId: null }),
      );

  it('leave it, and are told once the next is ready for them and all that was changed', async () => {
    const before = await scene.siteRow();
    await scene.want(scene.seeded.relayId, 'drained');
    let next = (before?.generation ?? 0) + 1;
    await scene.announced('second', next);
    expect(await scene.siteRow()).toMatchObject({ relay_id: scene.otherId, generation: next });
    expect((await scene.pull('site')).generation).toBe(before?.generation);
    next = await change();
    await scene.announced('second', next);
    expect((await scene.pull('site')).generation).toBe(before?.generation);
    await scene.ready('second');
    await scene.announced('site', next);
    const { body } = await scene.obey('up');
    const desired = body as SiteDesired;
    expect(desired.moves).toBe(1);
    expect(desired.lines[0]?.tunnel.peer.address).toBe('198.51.100.77');
    expect(desired.leaving?.lines.map(({ index }) => index)).toEqual([1, 2]);
    const former = desired.leaving?.lines.map(({ tunnel }) => tunnel.address) ?? [];
    for (const { tunnel } of desired.lines) expect(former).not.toContain(tunnel.address);
    expect(await scene.moves()).toEqual([{ cause: 'drained', to_relay_id: scene.otherId, left_at: null }]);
    expect(await scene.fleet.timeline(scene.seeded.siteId)).toContain('site.moved');
    const audit = await scene.fleet.rows('SELECT actor FROM audit_entry WHERE action = $1', 'site.move');
    expect(audit).toEqual([{ actor: 'system' }]);
  }, 20_000);

  const faces = async () => {
    const rows = await scene.fleet.rows<{ relay_id: string; until: Date | null }>(
      'SELECT relay_id, until FROM assignment WHERE site_id = $1 ORDER BY "from"',
      scene.seeded.siteId,
    );
    return rows.map(({ relay_id, until: end }) => [relay_id, end === null]);
  };

  it('keep their face there until then', async () => {
    expect(await faces()).toEqual([
      [scene.seeded.relayId, true],
      [scene.otherId, true],
    ]);
  });

  it('have it take them down when what lived on there had its time', async () => {
    expect(((await scene.pull('first')).body as RelaySiteDesired).lines).toHaveLength(2);
    await scene.fleet.rows(
      `UPDATE site_move SET at = now() - interval '10 minutes' WHERE site_id = $1`,
      scene.seeded.siteId,
    );
    const ended = await until(
      () => scene.generation(),
      (now) => now === 4,
    );
    await scene.announced('first', ended);
    expect(((await scene.pull('first')).body as RelaySiteDesired).lines).toEqual([]);
    await scene.announced('site', ended);
    expect(((await scene.obey('up')).body as SiteDesired).leaving).toBeNull();
    expect((await scene.moves())[0]?.left_at).not.toBeNull();
    expect(await faces()).toEqual([
      [scene.seeded.relayId, false],
      [scene.otherId, true],
    ]);
  }, 20_000);

  it('stay where no other of their region serves, and the relay says so until one does', async () => {
    await scene.want(scene.otherId, 'drained');
    const problem = async () => (await scene.relayRow(scene.otherId))?.problem?.code ?? null;
    await until(problem, (code) => code === 'relay.no-destination');
    expect(await scene.siteRow()).toMatchObject({ relay_id: scene.otherId });
    await scene.want(scene.otherId, 'ready');
    await until(problem, (code) => code === null);
  }, 20_000);
});
