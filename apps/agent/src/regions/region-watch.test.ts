import { createServer, type Server } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { type RegionProbes, RoundTrips } from '@tresse/contracts';
import { handClock } from '../../../../packages/reconcile/src/testing/hand-clock.js';
import type { Way } from '../enrol/index.js';
import { answerOf } from './answer.js';
import { RegionWatch } from './region-watch.js';

const HOUR = 3_600_000;
const LINES: Way[] = [
  { name: 'wan1', localAddress: '192.168.1.2' },
  { name: 'wan2', localAddress: '192.168.2.2' },
];
const probes = (regions: Record<string, string[]>, maxAgeMs = HOUR): RegionProbes => ({
  regions: Object.entries(regions).map(([region, addresses]) => ({ region, addresses })),
  port: 443,
  maxAgeMs,
});

/** A watch on a clock that is moved by hand. */
function bench(answer: (line: string | null, address: string, turn: number) => number | null) {
  const clock = handClock();
  const asked: string[] = [];
  const told: RoundTrips['regions'][] = [];
  const counters = new Map([['wan2', { rxBytes: 0, txBytes: 0 }]]);
  const state = { offline: false };
  const watch = new RegionWatch({
    ways: () => LINES,
    ask: async ({ name }, address) => {
      asked.push(`${name} ${address}`);
      return answer(name, address, asked.length);
    },
    counters: () => new Map(counters),
    tell: async (message) => {
      if (state.offline) throw new Error('offline');
      told.push(RoundTrips.parse(message).regions);
    },
    clock,
    monotonicMs: () => clock.now(),
    random: () => 0,
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  /** Lets what is due within so many ms happen. */
  async function pass(ms: number): Promise<void> {
    await turn();
    const end = clock.now() + ms;
    for (let due = clock.pause(); due !== null && clock.now() + due <= end; due = clock.pause()) {
      clock.ring();
      await turn();
    }
    clock.move(end - clock.now());
  }
  return { watch, asked, told, counters, state, pass };
}

describe('the watch over regions', () => {
  it('tells the shortest of three round trips by the best line, of each region', async () => {
    const times: Record<string, number[]> = { 'wan1 a': [20, 15, 30], 'wan2 a': [90, 12.34, 90] };
    const { watch, told, asked, pass } = bench((line, address) => times[`${line} ${address}`]?.shift() ?? 40);
    watch.aim(probes({ paris: ['a'], roubaix: ['b'] }));
    await pass(2_000);
    expect(told.at(-1)).toMatchObject([
      { region: 'paris', rttMs: 12.3, busy: false },
      { region: 'roubaix', rttMs: 40, busy: false },
    ]);
    expect(asked).toHaveLength(12);
  });

  it('asks a second relay where the first does not answer, and tells nothing of a region where none does', async () => {
    const { watch, told, asked, pass } = bench((_, address) => (address === 'b' ? 7 : null));
    watch.aim(probes({ paris: ['a', 'b'], roubaix: ['c'] }));
    await pass(2_000);
    expect(told).toEqual([[expect.objectContaining({ region: 'paris', rttMs: 7 })]]);
    expect(asked.filter((one) => one.endsWith(' a') || one.endsWith(' c'))).toEqual([
      'wan1 a',
      'wan2 a',
      'wan1 c',
      'wan2 c',
    ]);
  });

  it('says so where a line carried traffic meanwhile', async () => {
    const { watch, told, counters, pass } = bench((_line, _address, turn) => {
      counters.set('wan2', { rxBytes: turn * 50_000, txBytes: 0 });
      return 9;
    });
    watch.aim(probes({ paris: ['a'] }));
    await pass(2_000);
    expect(told.at(-1)).toMatchObject([{ region: 'paris', rttMs: 9, busy: true }]);
  });

  it('measures what is new or too old alone, and all of it as often as the lines’ budget allows', async () => {
    const { watch, told, asked, pass } = bench(() => 5);
    watch.aim(probes({ paris: ['a'] }));
    await pass(1_000);
    watch.aim(probes({ paris: ['a'], roubaix: ['b'] }));
    await pass(1_000);
    expect([asked.length, told.length]).toEqual([12, 2]);
    watch.aim(probes({ paris: ['a'], roubaix: ['b'] }));
    await pass(1_000);
    expect([asked.length, told.length]).toEqual([12, 2]);
    watch.aim(probes({ paris: ['a'], roubaix: ['b'] }, 0));
    await pass(2_000);
    expect([asked.length, told.length]).toEqual([24, 3]);
    await pass(HOUR);
    expect(asked).toHaveLength(24);
    await pass(HOUR);
    expect([asked.length, told.length]).toEqual([36, 4]);
  });

  it('keeps what it could not tell until it is asked again', async () => {
    const { watch, told, asked, state, pass } = bench(() => 5);
    state.offline = true;
    watch.aim(probes({ paris: ['a'] }));
    await pass(1_000);
    state.offline = false;
    watch.aim(probes({ paris: ['a'] }));
    await pass(500);
    expect(asked).toHaveLength(6);
    expect(told).toEqual([[{ region: 'paris', rttMs: 5, busy: false, ageMs: 400 }]]);
  });

  it('is over when it is stopped', async () => {
    const { watch, told, pass } = bench(() => 5);
    watch.aim(probes({ paris: ['a'] }));
    watch.stop();
    await pass(5 * HOUR);
    expect(told).toEqual([]);
  });
});

describe('an answer', () => {
  const listen = (server: Server) =>
    new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    );

  it('is a connection that is taken, as well as one that is refused', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined));
    const port = await listen(server);
    expect(await answerOf({ name: null }, '127.0.0.1', port)).toBeLessThan(1_000);
    await new Promise((resolve) => server.close(resolve));
    expect(await answerOf({ name: null }, '127.0.0.1', port)).toBeLessThan(1_000);
  });

  it('is none where there is no way', async () => {
    expect(await answerOf({ name: 'wan9', localAddress: '192.0.2.9' }, '127.0.0.1', 9)).toBeNull();
  });
});
