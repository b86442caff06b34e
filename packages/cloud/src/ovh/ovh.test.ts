import { describe, expect, it } from '@jest/globals';
import { Secret } from '../secret.js';
import { json } from '../testing/bench.js';
import { ovhBench } from '../testing/benches.js';
import { failureOf, openScene } from '../testing/scene.js';
import { behavesAsProvider } from '../testing/suite.js';
import { keepsTheOldest } from '../testing/suite-once.js';
import { stateOf } from './servers.js';
import { signatureOf } from './signature.js';

behavesAsProvider('OVHcloud', ovhBench, { sellsAddresses: false });

describe('OVHcloud alone', () => {
  keepsTheOldest(ovhBench);

  it('signs as OVHcloud’s own example does', () => {
    const request = {
      method: 'GET',
      url: 'https://eu.api.ovh.com/1.0/domains/',
      body: '',
      timestamp: 1366560945,
    };
    const signature = signatureOf(
      new Secret('EXEgWIz07P0HYwtQDs7cNIqCiQaWSuHF'),
      new Secret('MtSwSrPpNjqfVSmJhLbPyr2i45lSwPU1'),
      request,
    );
    expect(signature).toBe('$1$d3705e8afb27a0d2970a322b96550abfc67bb798');
  });

  it('asks for the time once, and signs by OVHcloud’s clock', async () => {
    const { provider, standIn } = await openScene(ovhBench);
    await provider.listServers();
    await provider.listServers();
    expect(standIn.requests.filter(({ path }) => path === '/auth/time')).toHaveLength(1);
    const [, first] = standIn.requests;
    expect(Number(first?.headers.get('x-ovh-timestamp'))).toBe(Date.parse('2026-10-01T12:01:30Z') / 1000);
  });

  it.each([
    ['b3-8', 'region-sold-out'],
    ['c3-4', 'quota-reached'],
    ['win-d2-2', 'size-unavailable'],
  ])('says of %s that it is %s before it orders what would fail', async (size, code) => {
    const { provider, standIn, order } = await openScene(ovhBench);
    expect(await failureOf(provider.createServer({ ...order, size }))).toMatchObject({ code });
    expect(standIn.requests.filter(ovhBench.isOrder)).toEqual([]);
  });

  it('starts an instance that is switched off, and hands on one that failed', () => {
    const statuses = ['BUILD', 'ACTIVE', 'REBOOT', 'SHUTOFF', 'ERROR', 'DELETING', 'SOFT_DELETED'];
    expect(statuses.map((status) => stateOf({ status }))).toEqual([
      'creating',
      'running',
      'running',
      'stopped',
      'failed',
      'gone',
      'gone',
    ]);
  });

  it('sells no addresses', async () => {
    const { provider, world, order } = await openScene(ovhBench);
    expect(await failureOf(provider.createAddress({ ...order, family: 4 }))).toMatchObject({
      code: 'not-offered',
    });
    world.addAddress('192.0.2.9');
    for (const address of await provider.listAddresses()) {
      expect(await failureOf(provider.releaseAddress(address))).toMatchObject({ code: 'not-offered' });
    }
  });

  it.each([
    [{ status: 'expired' }, 'credentials-expired'],
    [{ status: 'refused' }, 'credentials-wrong'],
  ])('tells a key that is %j as %s', async (change, code) => {
    const { provider, standIn } = await openScene(ovhBench);
    standIn.fail(({ path }) => path === '/auth/currentCredential', json({ rules: [], ...change }));
    expect(await failureOf(provider.checkCredentials())).toMatchObject({ code });
  });

  it('reads in a key’s rules what it may do, if it may', async () => {
    const { provider, standIn } = await openScene(ovhBench);
    const rules = [
      { method: 'GET', path: '/cloud/*' },
      { method: 'POST', path: '/cloud/project/p0/*' },
    ];
    standIn.fail(
      ({ path }) => path === '/auth/currentCredential',
      json({ status: 'validated', rules }),
      ovhBench.refusals.narrow,
    );
    expect(await provider.checkCredentials()).toEqual({ mayOrder: false, expiresAt: undefined });
    expect(await provider.checkCredentials()).toEqual({ mayOrder: undefined, expiresAt: undefined });
    expect(await provider.checkCredentials()).toEqual({
      mayOrder: true,
      expiresAt: '2027-01-01T00:00:00.000Z',
    });
  });

  it('lists regions that are up, and the sizes of one with their price', async () => {
    const { provider } = await openScene(ovhBench);
    expect(await provider.listRegions()).toEqual([{ id: 'GRA11', city: 'GRA', country: 'FR' }]);
    expect((await provider.listSizes('GRA11')).slice(0, 2)).toEqual([
      {
        id: 'd2-2',
        vcpus: 1,
        memoryMib: 2048,
        architecture: 'x86',
        bandwidthMbit: 100,
        includedTrafficBytes: undefined,
        pricePerMonth: { amount: '7.30', currency: 'EUR' },
        stock: 'available',
      },
      expect.objectContaining({
        id: 'd2-4',
        memoryMib: 4000,
        pricePerMonth: { amount: '14.527', currency: 'EUR' },
      }),
    ]);
  });
});
