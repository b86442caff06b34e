import { describe, expect, it } from '@jest/globals';
import { scalewayBench } from '../testing/benches.js';
import { failureOf, NAME, openScene } from '../testing/scene.js';
import { behavesAsProvider } from '../testing/suite.js';
import { keepsTheOldest } from '../testing/suite-once.js';

behavesAsProvider('Scaleway', scalewayBench);

describe('Scaleway alone', () => {
  keepsTheOldest(scalewayBench);

  it('finishes a server that was ordered and then neither told its cloud-init nor started', async () => {
    const { provider, standIn, world, order } = await openScene(scalewayBench);
    standIn.fail(
      ({ path }) => path.endsWith('/user_data/cloud-init'),
      ...Array.from({ length: 4 }, () => 'lost' as const),
    );
    expect(await failureOf(provider.createServer(order))).toMatchObject({ code: 'provider-unreachable' });
    expect(await provider.findServer('relay-1')).toMatchObject({ state: 'stopped' });
    await provider.createServer(order);
    world.settle();
    expect(await provider.findServer('relay-1')).toMatchObject({ state: 'running' });
    expect(world.userDataOf(NAME)).toBe('#cloud-config\n');
    expect(standIn.requests.filter(scalewayBench.isOrder)).toHaveLength(1);
  });

  it('finds a label in whichever zone it is, rather than order it in another', async () => {
    const { provider, world, order } = await openScene(scalewayBench);
    const id = world.addServer(NAME, 1);
    expect(await provider.createServer({ ...order, region: 'nl-ams-1' })).toMatchObject({
      id,
      region: 'fr-par-1',
    });
  });

  it('orders and offers nothing in a zone that it does not look at', async () => {
    const { provider, standIn, order } = await openScene(scalewayBench);
    const refused = { code: 'request-refused', detail: 'zone' };
    const region = 'pl-waw-1';
    expect(await failureOf(provider.createServer({ ...order, region }))).toMatchObject(refused);
    expect(await failureOf(provider.createAddress({ label: 'a', region, family: 4 }))).toMatchObject(refused);
    expect(await failureOf(provider.listSizes(region))).toMatchObject(refused);
    expect(standIn.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it.each(['running', 'stopped'])('leaves no disk behind of a server that was %s', async (state) => {
    const { provider, standIn, world, order } = await openScene(scalewayBench);
    if (state === 'stopped') standIn.fail(({ path }) => path.endsWith('/action'), { status: 500, body: {} });
    await failureOf(provider.createServer(order));
    world.settle();
    const server = await provider.findServer('relay-1');
    world.addServer('tresse-lab-other', 2);
    expect(world.volumes()).toHaveLength(2);
    expect(server?.state).toBe(state);
    if (server !== undefined) while ((await provider.destroyServer(server)) === 'going') world.settle();
    expect(world.volumes()).toHaveLength(1);
  });

  it('knows a server that was renamed in the console, and one of the name that it did not order as none', async () => {
    const { provider, world } = await openScene(scalewayBench);
    const id = world.addServer(NAME, 1);
    world.rename(id, 'my-favourite');
    world.rename(world.addServer('somebody-else', 1), 'tresse-lab-relay-2');
    expect(await provider.listServers()).toMatchObject([{ id, label: 'relay-1' }]);
    expect(await provider.findServer('relay-2')).toBeUndefined();
  });

  it('leaves a server that its console protects as it is, and says what keeps it', async () => {
    const { provider, standIn, world } = await openScene(scalewayBench);
    const server = { id: world.addServer(NAME, 1), label: 'relay-1', region: 'fr-par-1' };
    world.protect(server.id);
    expect(await failureOf(provider.destroyServer(server))).toMatchObject({ code: 'protected' });
    expect(standIn.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('does not take a disk that is gone for a server that is', async () => {
    const { provider, standIn, world } = await openScene(scalewayBench);
    const id = world.addServer(NAME, 1);
    standIn.fail(({ method, path }) => method === 'PATCH' && path.includes('/volumes/'), {
      status: 404,
      body: { type: 'not_found', message: 'resource is not found' },
    });
    const server = { id, label: 'relay-1', region: 'fr-par-1' };
    expect(await provider.destroyServer(server)).toBe('going');
    expect(world.servers()).toEqual([]);
  });

  it('says that a size is sold out before it orders what could not start', async () => {
    const { provider, standIn, order } = await openScene(scalewayBench);
    const failure = await failureOf(provider.createServer({ ...order, size: 'PLAY2-PICO' }));
    expect(failure).toMatchObject({ code: 'region-sold-out' });
    expect(standIn.requests.filter(scalewayBench.isOrder)).toEqual([]);
  });

  it('reads when the key expires, if the key may', async () => {
    const { provider, standIn } = await openScene(scalewayBench);
    expect(await provider.checkCredentials()).toMatchObject({ expiresAt: '2027-01-01T00:00:00.000Z' });
    standIn.fail(({ path }) => path.startsWith('/iam/'), scalewayBench.refusals.narrow);
    expect(await provider.checkCredentials()).toMatchObject({ expiresAt: undefined });
  });

  it('lists the sizes that are sold in a zone with their price', async () => {
    const { provider } = await openScene(scalewayBench);
    expect((await provider.listRegions()).map(({ id }) => id)).toEqual(['fr-par-1', 'nl-ams-1']);
    expect(await provider.listSizes('fr-par-1')).toEqual([
      {
        id: 'DEV1-S',
        vcpus: 2,
        memoryMib: 2048,
        architecture: 'x86',
        bandwidthMbit: 200,
        includedTrafficBytes: undefined,
        pricePerMonth: { amount: '9.9864', currency: 'EUR' },
        stock: 'scarce',
      },
      expect.objectContaining({
        id: 'PLAY2-PICO',
        pricePerMonth: { amount: '10.22', currency: 'EUR' },
        stock: 'sold-out',
      }),
    ]);
  });
});
