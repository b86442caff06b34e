import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Bench, FAULTS } from './bench.js';
import { NAME, openSceneInProcess, type Scene } from './scene.js';

/** Enough attempts to outlive every fault of a run. */
const ATTEMPTS = 40;

async function repeatUntilDone({ provider, order, world }: Scene): Promise<void> {
  for (let attempts = 0; attempts < ATTEMPTS; attempts += 1) {
    try {
      await provider.createServer(order);
      return;
    } catch {
      world.settle();
    }
  }
  throw new Error('never succeeded');
}

const countOf = ({ world }: Scene): number => world.servers().filter((name) => name === NAME).length;

/** That a label has one server, whatever comes between. */
export function ordersAtMostOnce(bench: Bench): void {
  describe('a label', () => {
    it('has one server once an order has succeeded, whatever was answered and lost before', async () => {
      const faults = fc.array(fc.tuple(fc.nat(12), fc.constantFrom(...FAULTS)), { maxLength: 12 });
      await fc.assert(
        fc.asyncProperty(faults, async (plan) => {
          const scene = openSceneInProcess(bench);
          for (const [skip, fault] of plan) {
            let left = skip;
            scene.standIn.fail(() => left-- <= 0, fault);
          }
          await repeatUntilDone(scene);
          expect(countOf(scene)).toBe(1);
        }),
        { numRuns: 80 },
      );
    });

    it('has one server again after one more order, though orders were carried out late', async () => {
      const later = fc.array(fc.constantFrom('done later' as const, 'lost' as const), {
        minLength: 1,
        maxLength: 5,
      });
      await fc.assert(
        fc.asyncProperty(later, async (plan) => {
          const scene = openSceneInProcess(bench);
          scene.standIn.fail(bench.isOrder, ...plan);
          await repeatUntilDone(scene);
          scene.standIn.settle();
          scene.world.settle();
          await repeatUntilDone(scene);
          expect(countOf(scene)).toBe(1);
        }),
        { numRuns: 50 },
      );
    });
  });
}

/** That a surplus is put right, where a provider lets two servers have one name. */
export function keepsTheOldest(bench: Bench): void {
  it('keeps the oldest of several servers with one label', async () => {
    const { provider, world, order } = openSceneInProcess(bench);
    const [, kept] = [world.addServer(NAME, 9), world.addServer(NAME, 3), world.addServer(NAME, 27)];
    world.addServer('tresse-lab-relay-12', 1);
    expect(await provider.createServer(order)).toMatchObject({ id: kept });
    expect(world.servers().sort()).toEqual([NAME, 'tresse-lab-relay-12']);
  });

  it('takes a server that a list names twice for one', async () => {
    const { provider, standIn, world, order } = openSceneInProcess(bench);
    const id = world.addServer(NAME, 3);
    const good = standIn.answer.bind(standIn);
    standIn.answer = (request) => {
      const reply = good(request);
      return bench.isList(request) && typeof reply === 'object'
        ? { ...reply, body: doubled(reply.body) }
        : reply;
    };
    expect(await provider.createServer(order)).toMatchObject({ id, state: 'running' });
    expect(world.servers()).toEqual([NAME]);
  });
}

/** A list, bare or in a field, with all its items twice. */
function doubled(body: unknown): unknown {
  if (Array.isArray(body)) return [...body, ...body];
  return Object.fromEntries(Object.entries(body as object).map(([field, items]) => [field, doubled(items)]));
}
