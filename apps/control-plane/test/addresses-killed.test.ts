import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Id, SiteDesired } from '@tresse/contracts';
import { Database, Locks } from '../src/database/index.js';
import { AddressCalls } from '../src/public-addresses/address-calls.js';
import { AddressKeeper } from '../src/public-addresses/address-keeper.js';
import { AddressReconciler } from '../src/public-addresses/address-reconciler.js';
import { AddressScribe } from '../src/public-addresses/address-scribe.js';
import { AddressStage, assigns } from './address-stage.js';
import { until } from './until.js';

class Killed extends Error {}

describe('a public address that goes along while the control plane dies', () => {
  let stage: AddressStage;

  beforeAll(async () => {
    stage = await AddressStage.open();
    await stage.settleOwn();
    // Only what this test starts looks after addresses from here on.
    await stage.booted.app.get(AddressReconciler, { strict: false }).onModuleDestroy();
  }, 60_000);
  afterAll(() => stage?.close());

  /** As after a start; dies before or after the n-th effect, each one point from 0. */
  function keeper(death = Number.POSITIVE_INFINITY): AddressKeeper {
    let points = 0;
    const point = () => {
      points += 1;
      if (points === death + 1) throw new Killed();
    };
    const around = async <T>(effect: () => Promise<T>): Promise<T> => {
      point();
      const result = await effect();
      point();
      return result;
    };
    const calls = stage.booted.app.get(AddressCalls, { strict: false });
    const scribe = stage.booted.app.get(AddressScribe, { strict: false });
    return new AddressKeeper(
      stage.booted.app.get(Database),
      stage.booted.app.get(Locks),
      Object.assign(Object.create(calls), {
        make: (...args: Parameters<AddressCalls['make']>) => around(() => calls.make(...args)),
      }),
      Object.assign(Object.create(scribe), {
        write: (...args: Parameters<AddressScribe['write']>) => around(() => scribe.write(...args)),
      }),
    );
  }
  const assigned = () => stage.cloud.standIn.requests.filter(assigns).length;
  const follows = async (id: Id) => {
    const [row] = await stage.fleet.rows<{ follows_since: Date | null; routed_to: Id | null }>(
      'SELECT follows_since, routed_to FROM public_address WHERE id = $1',
      id,
    );
    return row;
  };

  it.each([0, 1, 2, 3])(
    'it is routed once and its site told, dead at point %d',
    async (death) => {
      const address = await stage.addressOf();
      const [orders, told] = [assigned(), (await stage.changes()).length];
      const move = await stage.drain();
      await keeper().pass(address.id);
      expect(assigned()).toBe(orders);
      await stage.obey(move.to.session, 'relay');
      await until(
        async () =>
          keeper(death)
            .pass(address.id)
            .then(
              () => false,
              (error: unknown) => error instanceof Killed,
            ),
        (killed) => killed,
      );
      await keeper().pass(address.id);
      expect(await follows(address.id)).toEqual({ follows_since: null, routed_to: move.to.id });
      expect(assigned()).toBe(orders + 1);
      expect(stage.holderOf(address)).toBe(move.to.server);
      // Who dies after the write tells nobody; the wait of its site ends by itself.
      if (death === 3)
        await stage.fleet.rows('UPDATE desired_document SET held_until = now() WHERE held_until IS NOT NULL');
      await stage.finish(move);
      expect(await stage.changes()).toHaveLength(told);
    },
    30_000,
  );

  it('it is found where it was routed, though the time was over', async () => {
    const address = await stage.addressOf();
    const told = (await stage.changes()).length;
    const move = await stage.drain();
    await stage.obey(move.to.session, 'relay');
    await until(
      async () =>
        (await keeper(1)
          .pass(address.id)
          .catch((error: unknown) => error)) instanceof Killed,
      (killed) => killed,
    );
    await stage.fleet.rows(
      `UPDATE public_address SET follows_since = now() - interval '1 minute' WHERE id = $1`,
      address.id,
    );
    await keeper().pass(address.id);
    expect(await follows(address.id)).toEqual({ follows_since: null, routed_to: move.to.id });
    await stage.finish(move);
    expect(await stage.changes()).toHaveLength(told);
  }, 30_000);

  it('goes at once where the former relay is dead, however ready the next one is', async () => {
    const address = await stage.addressOf();
    const told = (await stage.changes()).length;
    const { relay_id: fromId, generation } = await stage.here();
    const [from, to] = [stage.at(fromId), stage.away(fromId)];
    await stage.want(to.id, 'ready');
    await from.session.vanish();
    await stage.fleet.rows(
      'UPDATE device SET away_since = now() WHERE relay_id = $1 AND away_since IS NULL',
      fromId,
    );
    await stage.fleet.rows('UPDATE relay SET lost_at = now() WHERE id = $1', fromId);
    await stage.announced(to.session, generation + 1);
    await keeper().pass(address.id);
    expect(stage.holderOf(address)).toBe(to.server);
    await stage.obey(to.session, 'relay');
    await stage.announced(stage.site, generation + 1);
    expect(((await stage.obey(stage.site, 'site')).body as SiteDesired).publicAddress).toBe(address.ip);
    expect(await stage.changes()).toHaveLength(told);
  }, 30_000);

  it('stays when nobody routed it in time, and its site gets another', async () => {
    const address = await stage.addressOf();
    const { relay_id: toId, generation } = await stage.here();
    const from = stage.away(toId);
    await stage.fleet.rows(
      `UPDATE public_address SET routed_to = $2, follows_since = now() - interval '1 minute' WHERE id = $1`,
      address.id,
      from.id,
    );
    stage.cloud.standIn.fail(
      ({ path }) => path === '/floating_ips',
      ...Array.from({ length: 9 }, () => 'lost' as const),
    );
    await keeper().pass(address.id);
    await stage.announced(stage.at(toId).session, generation + 1);
    expect((await stage.changes()).at(-1)).toMatchObject({ from: address.ip, why: 'provider-unreachable' });
    const [row] = await stage.fleet.rows(
      'SELECT relay_id, routed_to FROM public_address WHERE id = $1',
      address.id,
    );
    expect(row).toEqual({ relay_id: from.id, routed_to: null });
  }, 30_000);
});
