import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { CLOUD_ERRORS, CloudError } from '../error/index.js';
import type { Bench, Refusals } from './bench.js';
import { failureOf, openScene } from './scene.js';
import type { Reply } from './stand-in.js';

const CODES: Record<Exclude<keyof Refusals, 'limited'>, keyof typeof CLOUD_ERRORS> = {
  wrong: 'credentials-wrong',
  expired: 'credentials-expired',
  narrow: 'permission-missing',
  quota: 'quota-reached',
  soldOut: 'region-sold-out',
};

/** How every client tells what went wrong, and what it does about it by itself. */
export function tellsFailures(bench: Bench): void {
  describe('failing', () => {
    it.each(refusalsOf(bench))('tells a key or an order that is %s as %s', async (_, code, reply) => {
      const { provider, standIn, order } = await openScene(bench);
      standIn.fail(bench.isOrder, reply);
      const failure = await failureOf(provider.createServer(order));
      expect(failure).toMatchObject({ code, provider: provider.id, status: reply.status });
      expect((failure as CloudError).sentence.fr).toBe(CLOUD_ERRORS[code].fr);
    });

    it('waits as long as a limit asks when it reads, and hands the wait on when it orders', async () => {
      const { reply, waitMs } = bench.refusals.limited;
      const { provider, standIn, order, clock } = await openScene(bench);
      standIn.fail(bench.isList, reply);
      expect(await provider.findServer('relay-1')).toBeUndefined();
      expect(clock.slept).toEqual([waitMs]);

      const later = await openScene(bench);
      later.standIn.fail(bench.isOrder, reply);
      const failure = await failureOf(later.provider.createServer(order));
      expect(failure).toMatchObject({ code: 'rate-limited', retryAfterMs: waitMs, isWorthRetrying: true });
      expect(later.clock.slept).toEqual([]);
    });

    it('does not wait by itself for longer than its patience', async () => {
      const { provider, standIn, clock } = await openScene(bench);
      standIn.fail(bench.isList, { status: 429, body: {}, headers: { 'retry-after': '3600' } });
      const failure = await failureOf(provider.listServers());
      expect(failure).toMatchObject({ code: 'rate-limited', retryAfterMs: 3_600_000 });
      expect(clock.slept).toEqual([]);
    });

    it('reads again with growing pauses while the provider fails, and gives up in the end', async () => {
      const { provider, standIn, clock } = await openScene(bench);
      standIn.fail(bench.isList, { status: 502, body: 'bad gateway' }, 'lost', 'done, answer late');
      expect(await provider.listServers()).toEqual([]);
      expect(clock.slept).toEqual([375, 750, 1500]);
      standIn.fail(bench.isList, ...Array.from({ length: 4 }, () => ({ status: 500, body: {} })));
      const failure = await failureOf(provider.listServers());
      expect(failure).toMatchObject({ code: 'provider-failing', status: 500, isWorthRetrying: true });
    });

    it('says at once that rubbish is not understood', async () => {
      for (const body of ['<html>', '{"servers":', { servers: [{}], meta: {} }, [{ id: 1 }]]) {
        const { provider, standIn, clock } = await openScene(bench);
        standIn.fail(bench.isList, { status: 200, body });
        const failure = await failureOf(provider.findServer('relay-1'));
        expect(failure).toMatchObject({ code: 'answer-not-understood', isWorthRetrying: false });
        expect(clock.slept).toEqual([]);
      }
    });

    it('ends at once, with the caller’s reason, when the caller aborts', async () => {
      const { provider, standIn, order } = await openScene(bench);
      const controller = new AbortController();
      const reason = new Error('enough');
      standIn.fail((request) => {
        if (bench.isList(request)) controller.abort(reason);
        return bench.isList(request);
      }, 'lost');
      expect(await failureOf(provider.createServer(order, { signal: controller.signal }))).toBe(reason);
      expect(standIn.requests.filter(bench.isOrder)).toEqual([]);
      const asked = standIn.requests.length;
      expect(await failureOf(provider.listServers({ signal: controller.signal }))).toBe(reason);
      expect(standIn.requests).toHaveLength(asked);
    });

    it('never shows a secret, in whatever it throws', async () => {
      const { wrong, limited } = bench.refusals;
      const echo = { status: 400, body: { message: bench.secrets.join(' '), code: bench.secrets[0] } };
      for (const fault of [wrong, limited.reply, echo, 'lost', 'done, answer garbled'] as const) {
        const { provider, standIn, order } = await openScene(bench);
        standIn.fail(bench.isOrder, fault);
        const failure = await failureOf(provider.createServer(order));
        expect(failure).toBeInstanceOf(CloudError);
        const shown = `${inspect(failure, { depth: 9, showHidden: true })} ${JSON.stringify(failure)} ${inspect(provider, { depth: 9 })}`;
        for (const secret of bench.secrets) expect(shown).not.toContain(secret);
        expect(shown).not.toContain('#cloud-config');
      }
    });
  });

  describe('checking a key', () => {
    it('finds a good one good', async () => {
      const { provider } = await openScene(bench);
      expect(await provider.checkCredentials()).toMatchObject({
        mayOrder: provider.id === 'scaleway' ? undefined : true,
      });
    });

    it.each(refusalsOf(bench, 'wrong', 'expired', 'narrow'))(
      'throws for one that is %s to the first call, as %s',
      async (_, code, reply) => {
        const { provider, standIn } = await openScene(bench);
        standIn.fail(({ path }) => !path.startsWith('/auth/'), reply);
        expect(await failureOf(provider.checkCredentials())).toMatchObject({ code });
      },
    );
  });
}

type Kind = keyof typeof CODES;

/** The refusals that the provider knows, of these kinds or of all, with the code that each is to be told as. */
function refusalsOf({ refusals }: Bench, ...kinds: Kind[]): [Kind, (typeof CODES)[Kind], Reply][] {
  const wanted = kinds.length > 0 ? kinds : (Object.keys(CODES) as Kind[]);
  return wanted.flatMap((kind) => {
    const reply = refusals[kind];
    return reply === undefined ? [] : [[kind, CODES[kind], reply]];
  });
}
