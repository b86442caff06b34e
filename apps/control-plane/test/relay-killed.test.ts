import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Id } from '@tresse/contracts';
import fc from 'fast-check';
import { type Bench, FAULTS } from '../../../packages/cloud/src/testing/bench.js';
import { hetznerBench, ovhBench, scalewayBench } from '../../../packages/cloud/src/testing/benches.js';
import type { Scene } from '../../../packages/cloud/src/testing/scene.js';
import type { Fault } from '../../../packages/cloud/src/testing/stand-in.js';
import { Database, DatabaseServer, Locks } from '../src/database/index.js';
import { Clouds } from '../src/provider-accounts/index.js';
import { GRACE_MS } from '../src/reconciliation/reaper.js';
import { CloudCalls } from '../src/relay-life/cloud-calls.js';
import { RelayKeeper } from '../src/relay-life/relay-keeper.js';
import { RelayReconciler } from '../src/relay-life/relay-reconciler.js';
import { RelayScribe } from '../src/relay-life/relay-scribe.js';
import { ServerReaper } from '../src/relay-life/server-reaper.js';
import { type Booted, boot } from './boot.js';
import { nameOfLabel, openCloud } from './cloud-scene.js';
import { Fleet } from './fleet.js';
import { signUp } from './person.js';
import { RelayStage } from './relay-stage.js';

const BENCHES: Record<string, Bench> = { hetzner: hetznerBench, scaleway: scalewayBench, ovh: ovhBench };

/** Points between two deaths of a life that has many. */
const STRIDE = 6;
/** Of all points, each how many'th is one at which a life with one death has it: 1 for all, which takes minutes. */
const EACH = 5;

class Killed extends Error {}

/** Where a process dies: before an effect and after it each count as one point, from 0. */
class Fate {
  points = 0;

  constructor(private readonly deaths: ReadonlySet<number>) {}

  async around<T>(effect: () => Promise<T>): Promise<T> {
    this.point();
    const result = await effect();
    this.point();
    return result;
  }

  private point(): void {
    const at = this.points;
    this.points += 1;
    if (this.deaths.has(at)) throw new Killed();
  }
}

describe('a control plane that is killed at any step', () => {
  let booted: Booted;
  let stage: RelayStage;
  let locks: Locks;
  let runs = 0;

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    const staff = await signUp(booted, { email: 'staff@example.org' });
    stage = new RelayStage(booted, await Fleet.of(booted), staff);
    // Only what this test starts looks after relays here.
    await booted.app.get(RelayReconciler).onModuleDestroy();
    locks = new Locks(booted.app.get(DatabaseServer).ownerUrl);
  }, 60_000);
  afterAll(async () => {
    await locks?.close();
    await stage?.fleet.close();
    await booted?.stop();
  });

  /** The parts as they are after a start, dying as it is written. */
  function keeperWith(fate: Fate): RelayKeeper {
    const calls = booted.app.get(CloudCalls);
    const scribe = booted.app.get(RelayScribe);
    const keeper = new RelayKeeper(
      booted.app.get(Database),
      locks,
      Object.assign(Object.create(calls), {
        make: (...args: Parameters<CloudCalls['make']>) => fate.around(() => calls.make(...args)),
      }),
      Object.assign(Object.create(scribe), {
        write: (...args: Parameters<RelayScribe['write']>) => fate.around(() => scribe.write(...args)),
      }),
      booted.config,
    );
    return Object.assign(keeper, { listeningSince: new Date(0) });
  }

  const serversOf = ({ world }: Scene, id: Id) =>
    world.servers().filter((name) => name === nameOfLabel(id)).length;

  /** Passes until the relay's row says so; time goes by between them, and a person retries what has failed. */
  async function live(
    scene: Scene,
    keeper: RelayKeeper,
    id: Id,
    wanted: string,
    deadServers = 0,
  ): Promise<void> {
    const dead = new Set<string>();
    for (let round = 0; round < 150; round += 1) {
      await keeper.pass(id).catch((error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      });
      scene.world.settle();
      const state = await stage.state(id);
      if (state === wanted) return;
      if (state === 'failed') await stage.staff.call('POST', `/api/relays/${id}/retry`);
      const [row] = await stage.fleet.rows<{ server_id: string; condemned: boolean; agents: number }>(
        `SELECT server_id, condemned, (SELECT count(*)::int FROM device WHERE relay_id = $1 AND revoked_at IS NULL) AS agents
         FROM relay WHERE id = $1`,
        id,
      );
      const awaited = state === 'installing' && !row?.condemned && row?.agents === 0;
      if (awaited && row && dead.size < deadServers) dead.add(row.server_id);
      const dies = awaited && dead.has(row.server_id);
      if (dies) await stage.passes(id, 60);
      else if (awaited) await stage.agent(id);
      await stage.passes(id, 0);
    }
    throw new Error(`never ${wanted}: ${JSON.stringify(await stage.relay(id))}`);
  }

  async function open(bench: Bench): Promise<{ scene: Scene; region: string }> {
    runs += 1;
    const [scene, token, region] = [openCloud(bench), `token-${runs}`, `r${runs}`];
    await stage.region(region, await stage.account(token, scene.provider), bench);
    return { scene, region };
  }

  /** One is ordered, its first server never comes to work, the second does; then it is given back. */
  async function wholeLife(bench: Bench, deaths: ReadonlySet<number>): Promise<Fate> {
    const { scene, region } = await open(bench);
    const fate = new Fate(deaths);
    const keeper = keeperWith(fate);
    const { id } = await stage.order(region);
    await live(scene, keeper, id, 'ready', 1);
    expect(serversOf(scene, id)).toBe(1);
    expect(scene.standIn.requests.filter(bench.isOrder)).toHaveLength(2);
    await stage.staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'gone' });
    await live(scene, keeper, id, 'gone');
    expect(scene.world.servers()).toEqual([]);
    if ('volumes' in scene.world) expect((scene.world as { volumes(): string[] }).volumes()).toEqual([]);
    return fate;
  }

  it('orders once and leaves nothing behind, here or there as it dies', async () => {
    const { points } = await wholeLife(scalewayBench, new Set());
    expect(points).toBeGreaterThan(30);
    for (let death = 0; death < points; death += EACH) await wholeLife(scalewayBench, new Set([death]));
  }, 600_000);

  it.each([
    ['hetzner', hetznerBench],
    ['ovh', ovhBench],
  ])(
    'does so though it dies again and again: %s',
    async (_, bench) => {
      for (let first = 0; first < STRIDE; first += 1) {
        await wholeLife(bench, new Set(Array.from({ length: 20 }, (_each, life) => first + life * STRIDE)));
      }
    },
    300_000,
  );

  it('has one server for each relay that is wanted and none for the others, though the provider fails and orders come late', async () => {
    const fault = fc.tuple(fc.nat(20), fc.constantFrom<Fault>(...FAULTS, 'done later'));
    const plan = fc.record({
      provider: fc.constantFrom(...Object.keys(BENCHES)),
      deaths: fc.uniqueArray(fc.nat(60), { maxLength: 6 }),
      faults: fc.array(fault, { maxLength: 8 }),
      leavesAfter: fc.nat(12),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ provider, deaths, faults, leavesAfter }) => {
        const bench = BENCHES[provider] as Bench;
        const { scene, region } = await open(bench);
        for (const [skip, what] of faults) {
          let left = skip;
          scene.standIn.fail(() => left-- <= 0, what);
        }
        const keeper = keeperWith(new Fate(new Set(deaths)));
        const [kept, leaving] = [await stage.order(region, 'kept'), await stage.order(region, 'leaving')];
        for (let pass = 0; pass < leavesAfter; pass += 1) {
          await keeper.pass(leaving.id).catch(() => undefined);
          await stage.passes(leaving.id, 0);
        }
        await stage.staff.call('PUT', `/api/relays/${leaving.id}/goal`, { goal: 'gone' });
        await live(scene, keeper, kept.id, 'ready');
        await live(scene, keeper, leaving.id, 'gone');
        scene.standIn.settle();
        scene.world.settle();
        // What was carried out late has nobody else to end it.
        const [database, clouds] = [booted.app.get(Database), booted.app.get(Clouds, { strict: false })];
        const reaper = new ServerReaper(database, locks, clouds, keeperWith(new Fate(new Set())));
        for (let look = 0; look < 6; look += 1) {
          await reaper.run(Date.now() + (look + 1) * GRACE_MS * 2);
          scene.world.settle();
        }
        expect(scene.world.servers()).toEqual([nameOfLabel(kept.id)]);
        expect(await stage.state(kept.id)).toBe('ready');
      }),
      { numRuns: 4, endOnFailure: true },
    );
  }, 300_000);
});
