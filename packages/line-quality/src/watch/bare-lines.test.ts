import { describe, expect, it } from '@jest/globals';
import type { Heartbeat } from '../heartbeat/packet.js';
import { startSiteWatch, withAgreed } from './start.js';
import { step } from './step.js';

const STILL = { rxBytes: 0, rxPackets: 0, txBytes: 0, txPackets: 0 };

/** A heartbeat of the relay's that tells of much delay and little received, of the whole line or of its tunnel. */
function beatAt(now: number, isWhole: boolean): Heartbeat {
  return {
    ...{ line: 1, wantsReply: false, leaving: false, session: 7, sequence: now / 20, sentAt: now * 1_000 },
    ...{ echo: null, atMostKbit: null, news: 0, deaf: 0, want: 0, fast: 0, nextMs: 0, stallMs: 0 },
    report: { delayMs: 60, receivedKbit: 30, isWhole },
  };
}

/** What an end says and does in four seconds in which 8 Mbit/s come by the line, beside its tunnel if `bare`. */
function outputsWhen(bare: boolean, isWhole = false) {
  let watch = withAgreed(startSiteWatch('site', 1, [1], 0), new Map([[1, 1_000]]), 0);
  return Array.from({ length: 200 }, (_, at) => at * 20).flatMap((now) => {
    const heard = step(watch, { kind: 'heard', now, heartbeat: beatAt(now, isWhole) });
    const ticked = step(heard.watch, {
      ...({ kind: 'tick', now, lateMs: 0, links: new Map() } as const),
      counters: new Map([[1, bare ? STILL : { ...STILL, rxBytes: now * 1_000, txPackets: now }]]),
      ...(bare
        ? { bareOut: new Map([[1, now]]), bareIn: new Map([[1, { bytes: now * 1_000, at: now }]]) }
        : {}),
    });
    watch = ticked.watch;
    return [...heard.outputs, ...ticked.outputs];
  });
}

const reported = (outputs: ReturnType<typeof outputsWhen>) =>
  outputs.flatMap((output) =>
    output.kind === 'send' && output.heartbeat.report ? [output.heartbeat.report] : [],
  );

describe('a line that carries more than its tunnel', () => {
  it('is reported with all that comes by it, by a site in words that a relay of any age understands', () => {
    expect(reported(outputsWhen(true)).at(-1)).toMatchObject({ receivedKbit: 8_000, isWhole: false });
    expect(reported(outputsWhen(false)).at(-1)).toMatchObject({ receivedKbit: 8_000, isWhole: false });
  });

  it('is reported five times a second, since each heartbeat with a report costs the line more', () => {
    const reports = reported(outputsWhen(false)).length;
    expect(reports).toBeGreaterThan(10);
    expect(reports).toBeLessThanOrEqual(20);
  });

  it('is held to what the relay has had by all of it, and not by its tunnel alone', () => {
    expect(outputsWhen(false).some(({ kind }) => kind === 'rate')).toBe(true);
    expect(outputsWhen(true).some(({ kind }) => kind === 'rate')).toBe(false);
    expect(outputsWhen(true, true).some(({ kind }) => kind === 'rate')).toBe(true);
  });

  it('is in use for a relay that counts it, and reported with what comes each reading', () => {
    let watch = startSiteWatch('relay', 1, [1], 0);
    const outputs = Array.from({ length: 200 }, (_, at) => at * 20).flatMap((now) => {
      const heard = step(watch, { kind: 'heard', now, heartbeat: beatAt(now, true) });
      const at = now - (now % 400);
      const ticked = step(heard.watch, {
        ...({ kind: 'tick', now, lateMs: 0, links: new Map() } as const),
        counters: new Map([[1, STILL]]),
        bareIn: new Map([[1, { bytes: at * 250, at }]]),
      });
      watch = ticked.watch;
      return [...heard.outputs, ...ticked.outputs];
    });
    expect(reported(outputs).at(-1)).toMatchObject({ receivedKbit: 2_000, isWhole: true });
  });

  it('does not count as dead while data comes by it, though heartbeats are lost before it for a while', () => {
    expect(deadAfter(() => 0)).toBeLessThan(200);
    expect(deadAfter((at) => at * 60)).toBeGreaterThan(1_000);
    expect(deadAfter((at) => at * 60)).toBeLessThan(1_500);
  });

  it('counts as dead although its own box goes on to speak', () => {
    expect(deadAfter((at) => Math.floor(at / 10) * 60)).toBeLessThan(200);
  });
});

/** A heartbeat of a relay that beats fast on both lines. */
function fastBeat(line: number, now: number): Heartbeat {
  return { ...beatAt(now, false), line, fast: 3, echo: { sentAt: now * 1_000, holdUs: 0 }, report: null };
}

/** When line 1 is called dead, in ms since it brought its last heartbeat; from then on `bytes` have come by it beside the tunnel. */
function deadAfter(bytes: (sinceMs: number) => number): number {
  let watch = startSiteWatch('site', 1, [1, 2], 0);
  for (let now = 0; now < 6_000; now += 10) {
    const spoken = now % 20 !== 0 ? [] : now <= 3_000 ? [1, 2] : [2];
    for (const line of spoken)
      watch = step(watch, { kind: 'heard', now, heartbeat: fastBeat(line, now) }).watch;
    const beside = new Map([[1, { bytes: now <= 3_000 ? 0 : bytes(now - 3_000), at: now }]]);
    const { watch: next, outputs } = step(watch, {
      ...({ kind: 'tick', now, lateMs: 0, links: new Map(), bareOut: new Map([[1, 0]]) } as const),
      ...{ bareIn: beside, counters: new Map([1, 2].map((line) => [line, { ...STILL, txPackets: now }])) },
    });
    watch = next;
    if (outputs.some((output) => output.kind === 'verdict' && output.state === 'down')) return now - 3_000;
  }
  return Number.POSITIVE_INFINITY;
}
