import { describe, expect, it } from '@jest/globals';
import type { Bench } from './bench.js';
import { FAULTS } from './bench.js';
import { failureOf, NAME, openScene, openSceneInProcess } from './scene.js';
import { fetchFrom } from './stand-in.js';

/** How every client orders, finds and destroys servers. */
export function ordersServers(bench: Bench): void {
  describe('ordering', () => {
    it('brings a server with its cloud-init from nothing to running', async () => {
      const { provider, world, order } = await openScene(bench);
      const server = await provider.createServer(order);
      expect(server).toMatchObject({ label: 'relay-1', region: bench.region, state: 'creating' });
      world.settle();
      const running = await provider.readServer(server);
      expect(running.state).toBe('running');
      expect(running.addresses.some(({ family }) => family === 4)).toBe(true);
      expect(Date.parse(running.createdAt ?? '')).toBeGreaterThan(Date.UTC(2026, 5, 1));
      expect(world.userDataOf(NAME)).toBe('#cloud-config\n');
    });

    it('finds what a first order made instead of ordering again', async () => {
      const { provider, standIn, world, order } = await openScene(bench);
      const first = await provider.createServer(order);
      world.settle();
      const second = await provider.createServer(order);
      expect(second.id).toBe(first.id);
      expect(second.state).toBe('running');
      expect(standIn.requests.filter(bench.isOrder)).toHaveLength(1);
    });

    it.each(['done, answer late', 'done, answer lost', 'done, answer garbled'] as const)(
      'orders once though the order was %s',
      async (fault) => {
        const { provider, standIn, world, order } = await openScene(bench);
        standIn.fail(bench.isOrder, fault);
        expect(await failureOf(provider.createServer(order))).toMatchObject({
          code: fault === 'done, answer garbled' ? 'answer-not-understood' : 'provider-unreachable',
        });
        expect(await provider.findServer('relay-1')).toMatchObject({ label: 'relay-1' });
        const server = await provider.createServer(order);
        world.settle();
        expect(await provider.readServer(server)).toMatchObject({ state: 'running' });
        expect(world.servers()).toEqual([NAME]);
        expect(world.userDataOf(NAME)).toBe('#cloud-config\n');
        expect(standIn.requests.filter(bench.isOrder)).toHaveLength(1);
      },
    );

    it('never repeats an order by itself, whatever was answered', async () => {
      for (const fault of FAULTS) {
        const { provider, standIn, order } = await openScene(bench);
        standIn.fail(bench.isOrder, fault);
        expect(await failureOf(provider.createServer(order))).toMatchObject({ name: 'CloudError' });
        expect(standIn.requests.filter(bench.isOrder)).toHaveLength(1);
      }
    });

    it('says that a size is not sold before it says anything else', async () => {
      const { provider, world, order } = await openScene(bench);
      const failure = await failureOf(provider.createServer({ ...order, size: 'no-such-size' }));
      expect(failure).toMatchObject({ code: 'size-unavailable', isWorthRetrying: false });
      expect(world.servers()).toEqual([]);
    });
  });

  describe('looking', () => {
    it('lists each server of the installation once, oldest first, over all pages', async () => {
      const { provider, world } = await openScene(bench);
      for (let number = 120; number > 0; number -= 1) world.addServer(`tresse-lab-r${number}`, number % 28);
      world.addServer('tresse-other-r1', 1);
      world.addServer('somebody-else', 1);
      const servers = await provider.listServers();
      expect(new Set(servers.map(({ label }) => label)).size).toBe(120);
      expect(servers).toHaveLength(120);
      const ages = servers.map(({ createdAt }) => Date.parse(createdAt ?? ''));
      expect(ages).toEqual([...ages].sort((a, b) => a - b));
    });

    it('takes nobody else’s for its own though the provider lists everything', async () => {
      const { standIn, world, clock, order } = openSceneInProcess(bench);
      const asked = fetchFrom(standIn);
      const blind: typeof fetch = (input, init) => {
        const url = new URL(String(input));
        for (const filter of ['tags', 'label_selector']) url.searchParams.delete(filter);
        return asked(url, init);
      };
      const provider = bench.provider('http://ovh.test', { clock, fetch: blind });
      for (const name of ['somebody-else', 'tresse-other-r1', 'tresse-lab-r1']) world.addServer(name, 1);
      expect((await provider.listServers()).map(({ label }) => label)).toEqual(['r1']);
      expect(await provider.findServer(order.label)).toBeUndefined();
      const server = await provider.createServer(order);
      world.settle();
      while ((await provider.destroyServer(server)) === 'going') world.settle();
      expect(world.servers().sort()).toEqual(['somebody-else', 'tresse-lab-r1', 'tresse-other-r1']);
    });

    it('finds no server under a label that has none', async () => {
      const { provider } = await openScene(bench);
      expect(await provider.findServer('relay-1')).toBeUndefined();
    });

    it('reads a server that was deleted behind our back as gone, and orders a new one', async () => {
      const { provider, world, order } = await openScene(bench);
      const server = await provider.createServer(order);
      world.settle();
      world.removeServer(server.id);
      expect(await provider.readServer(server)).toMatchObject({ id: server.id, state: 'gone' });
      expect((await provider.createServer(order)).id).not.toBe(server.id);
    });
  });

  describe('destroying', () => {
    it('is repeated until it is done, and done for a server that is gone', async () => {
      const { provider, world, order } = await openScene(bench);
      const server = await provider.createServer(order);
      world.settle();
      expect(await provider.destroyServer(server)).toBe('going');
      world.settle();
      while ((await provider.destroyServer(server)) === 'going') world.settle();
      expect(world.servers()).toEqual([]);
      expect(await provider.destroyServer(server)).toBe('done');
    });

    it('is done once though the answer was lost', async () => {
      const { provider, standIn, world, order } = await openScene(bench);
      const server = await provider.createServer(order);
      world.settle();
      standIn.fail(({ method }) => method !== 'GET', 'done, answer lost');
      await failureOf(provider.destroyServer(server));
      world.settle();
      while ((await provider.destroyServer(server)) === 'going') world.settle();
      expect(world.servers()).toEqual([]);
    });
  });
}
