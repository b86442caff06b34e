import { describe, expect, it } from '@jest/globals';
import { json } from '../testing/bench.js';
import { hetznerBench } from '../testing/benches.js';
import { failureOf, NAME, openScene } from '../testing/scene.js';
import { behavesAsProvider } from '../testing/suite.js';
import { stateOf } from './servers.js';

behavesAsProvider('Hetzner Cloud', hetznerBench);

describe('Hetzner Cloud alone', () => {
  it('leaves a server alone that somebody else gave our name', async () => {
    const { provider, standIn, order } = await openScene(hetznerBench);
    standIn.fail(hetznerBench.isOrder, json({ error: { code: 'uniqueness_error', message: 'no' } }, 409));
    expect(await failureOf(provider.createServer(order))).toMatchObject({ code: 'name-taken' });
  });

  it('finds what another caller ordered a moment before', async () => {
    const { provider, standIn, world, order } = await openScene(hetznerBench);
    const id = world.addServer(NAME, 1);
    standIn.fail(hetznerBench.isList, json({ servers: [], meta: { pagination: { next_page: null } } }));
    expect(await provider.createServer(order)).toMatchObject({ id, state: 'running' });
  });

  it('starts a server that is switched off, but not one that is still being made', async () => {
    const off = { status: 'off', locked: false };
    expect(
      ['initializing', 'starting', 'running', 'off', 'deleting', 'unknown'].map((status) =>
        read({ ...off, status }),
      ),
    ).toEqual(['creating', 'creating', 'running', 'stopped', 'gone', 'creating']);
    expect(read({ status: 'off', locked: true })).toBe('creating');
  });

  it.each([403, 422, 423])(
    'says that a server is protected against deletion, by status %i',
    async (status) => {
      const { provider, standIn, world } = await openScene(hetznerBench);
      const server = { id: world.addServer(NAME, 1), label: 'relay-1', region: 'fsn1' };
      standIn.fail(
        ({ method }) => method === 'DELETE',
        json({ error: { code: 'protected', message: 'no' } }, status),
      );
      expect(await failureOf(provider.destroyServer(server))).toMatchObject({ code: 'protected' });
    },
  );

  it('calls a server failed whose making failed', () => {
    const action = { id: 1, command: 'create_server', status: 'error' };
    expect(read({ status: 'initializing', locked: true }, [action])).toBe('failed');
    expect(read({ status: 'running', locked: false }, [action])).toBe('running');
  });

  it('throws what the routing of an address failed with', async () => {
    const { provider, standIn, world } = await openScene(hetznerBench);
    const id = world.addAddress('192.0.2.9');
    const server = { id: world.addServer('tresse-lab-a', 1), label: 'a', region: 'fsn1' };
    const [address] = await provider.listAddresses();
    const error = { code: 'resource_unavailable', message: 'no' };
    standIn.fail(
      ({ path }) => path.startsWith('/actions/'),
      json({ action: { id: 13, command: 'assign_floating_ip', status: 'running', error: null } }),
      json({ action: { id: 13, command: 'assign_floating_ip', status: 'error', error } }),
    );
    expect(address?.id).toBe(id);
    if (address !== undefined) {
      expect(await failureOf(provider.attachAddress(address, server))).toMatchObject({
        code: 'region-sold-out',
      });
    }
  });

  it('knows a token that may only read', async () => {
    const { provider, standIn } = await openScene(hetznerBench);
    standIn.fail(({ method }) => method === 'POST', hetznerBench.refusals.narrow);
    expect(await provider.checkCredentials()).toEqual({ mayOrder: false, expiresAt: undefined });
  });

  it('lists regions, and the sizes that are sold there with their price', async () => {
    const { provider } = await openScene(hetznerBench);
    expect(await provider.listRegions()).toEqual([{ id: 'fsn1', city: 'Falkenstein', country: 'DE' }]);
    expect(await provider.listSizes('ash')).toEqual([]);
    expect(await provider.listSizes('fsn1')).toEqual([
      {
        id: 'cpx22',
        vcpus: 2,
        memoryMib: 4096,
        architecture: 'x86',
        bandwidthMbit: undefined,
        includedTrafficBytes: 21_990_232_555_520,
        pricePerMonth: { amount: '6.49', currency: 'EUR' },
        stock: 'available',
      },
      expect.objectContaining({ id: 'cpx32', stock: 'sold-out' }),
    ]);
  });

  it('says what an address costs where it is sold', async () => {
    const { provider } = await openScene(hetznerBench);
    expect(await provider.readAddressPrice('fsn1')).toEqual({ amount: '3.00', currency: 'EUR' });
    expect(await provider.readAddressPrice('ash')).toBeUndefined();
  });
});

const read = (server: { status: string; locked: boolean }, actions?: Parameters<typeof stateOf>[1]) =>
  stateOf(server as Parameters<typeof stateOf>[0], actions);
