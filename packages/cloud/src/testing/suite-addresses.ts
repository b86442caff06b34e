import { describe, expect, it } from '@jest/globals';
import type { Address } from '../address.js';
import type { Bench } from './bench.js';
import { failureOf, openScene, type Scene } from './scene.js';

/** How every client routes public addresses; {@link ordersAddresses} is for those that sell them. */
export function routesAddresses(bench: Bench): void {
  /** An address bought in the console and two servers. */
  async function setOut(): Promise<Scene & { address: Address; servers: [Ref, Ref] }> {
    const scene = await openScene(bench);
    const id = scene.world.addAddress('192.0.2.9');
    const address = (await scene.provider.listAddresses()).find((one) => one.id === id);
    if (address === undefined) throw new Error('the address is not listed');
    const ref = (label: string, day: number): Ref => ({
      id: scene.world.addServer(`tresse-lab-${label}`, day),
      label,
      region: bench.region,
    });
    return { ...scene, address, servers: [ref('a', 1), ref('b', 2)] };
  }

  describe('routing an address', () => {
    it('attaches it, and does nothing if it is there', async () => {
      const { provider, standIn, world, address, servers } = await setOut();
      const [first] = servers;
      expect(address).toMatchObject({ ip: '192.0.2.9', family: 4, prefixLength: 32, serverId: undefined });
      expect(await provider.attachAddress(address, first)).toMatchObject({ serverId: first.id });
      expect(world.holderOf(address.id)).toBe(first.id);
      const writes = standIn.requests.filter(({ method }) => method !== 'GET').length;
      await provider.attachAddress(address, first);
      expect(standIn.requests.filter(({ method }) => method !== 'GET')).toHaveLength(writes);
    });

    it('leaves one alone that is at another server than the caller believes', async () => {
      const { provider, world, address, servers } = await setOut();
      const [first, second] = servers;
      await provider.attachAddress(address, first);
      const taken = await failureOf(provider.attachAddress(address, second));
      expect(taken).toMatchObject({ code: 'address-taken' });
      expect(await failureOf(provider.attachAddress(address, second, { from: '4711' }))).toMatchObject({
        code: 'address-taken',
      });
      expect(world.holderOf(address.id)).toBe(first.id);
    });

    it('moves it from the server that the caller names', async () => {
      const { provider, world, address, servers } = await setOut();
      const [first, second] = servers;
      await provider.attachAddress(address, first);
      await provider.attachAddress(address, second, { from: first.id });
      expect(world.holderOf(address.id)).toBe(second.id);
    });

    it('detaches it from the server that has it and from no other', async () => {
      const { provider, world, address, servers } = await setOut();
      const [first, second] = servers;
      await provider.attachAddress(address, first);
      await provider.detachAddress(address, second);
      expect(world.holderOf(address.id)).toBe(first.id);
      const failure = await failureOf(provider.detachAddress(address, first));
      if (provider.abilities.detachesAddresses) expect(world.holderOf(address.id)).toBeUndefined();
      else expect(failure).toMatchObject({ code: 'not-offered' });
    });

    it('says that an address which was given back is not found', async () => {
      const { provider, address, servers } = await setOut();
      const failure = await failureOf(provider.attachAddress({ ...address, id: '4711' }, servers[0]));
      expect(failure).toMatchObject({ code: 'not-found' });
    });
  });
}

interface Ref {
  id: string;
  label: string;
  region: string;
}

/** How clients order addresses where the provider sells them by its API. */
export function ordersAddresses(bench: Bench): void {
  describe('ordering an address', () => {
    it('orders one for a label, and finds it from then on', async () => {
      const { provider, order } = await openScene(bench);
      const wanted = { label: 'address-1', region: order.region, family: 6 } as const;
      const address = await provider.createAddress(wanted);
      expect(address).toMatchObject({ label: 'address-1', family: 6, ip: '2001:db8:7::', prefixLength: 64 });
      expect(await provider.createAddress(wanted)).toMatchObject({ id: address.id });
      expect(await provider.listAddresses()).toHaveLength(1);
    });

    it('orders once though the answer was lost', async () => {
      const { provider, standIn, order } = await openScene(bench);
      const wanted = { label: 'address-1', region: order.region, family: 4 } as const;
      standIn.fail(({ method }) => method === 'POST', 'done, answer lost');
      await failureOf(provider.createAddress(wanted));
      await provider.createAddress(wanted);
      expect(await provider.listAddresses()).toHaveLength(1);
    });

    it('gives back one that is in use, and one that is gone', async () => {
      const { provider, world, order } = await openScene(bench);
      const server = await provider.createServer(order);
      world.settle();
      const address = await provider.createAddress({ label: 'a', region: order.region, family: 4 });
      await provider.attachAddress(address, server);
      await provider.releaseAddress(address);
      await provider.releaseAddress(address);
      expect(await provider.listAddresses()).toEqual([]);
    });
  });
}
