import { describe, expect, it } from '@jest/globals';
import type { Heartbeat } from '../heartbeat/packet.js';
import { startSiteWatch, withAgreed } from './start.js';
import { step } from './step.js';

const STILL = { rxBytes: 0, rxPackets: 0, txBytes: 0, txPackets: 0 };

/** A heartbeat of the relay's that tells of much delay and little received. */
function beatAt(now: number): Heartbeat {
  return {
    ...{ line: 1, wantsReply: false, leaving: false, session: 7, sequence: now / 20, sentAt: now * 1_000 },
    ...{ echo: null, atMostKbit: null, news: 0, deaf: 0, want: 0, fast: 0, nextMs: 0, stallMs: 0 },
    report: { delayMs: 60, receivedKbit: 30 },
  };
}

/** What an end says and does in four seconds in which 8 Mbit/s come by the line, beside its tunnel if `bare`. */
function outputsWhen(bare: boolean) {
  let watch = withAgreed(startSiteWatch('site', 1, [1], 0), new Map([[1, 1_000]]), 0);
  return Array.from({ length: 200 }, (_, at) => at * 20).flatMap((now) => {
    const heard = step(watch, { kind: 'heard', now, heartbeat: beatAt(now) });
    const ticked = step(heard.watch, {
      ...({ kind: 'tick', now, lateMs: 0, links: new Map() } as const),
      counters: new Map([[1, bare ? STILL : { ...STILL, rxBytes: now * 1_000, txPackets: now }]]),
      ...(bare ? { bareOut: new Map([[1, now]]), bareIn: new Map([[1, now * 1_000]]) } : {}),
    });
    watch = ticked.watch;
    return [...heard.outputs, ...ticked.outputs];
  });
}

const reported = (outputs: ReturnType<typeof outputsWhen>) =>
  outputs.flatMap((output) =>
    output.kind === 'send' && output.heartbeat.report ? [output.heartbeat.report.receivedKbit] : [],
  );

describe('a line that carries more than its tunnel', () => {
  it('is reported with all that comes by it', () => {
    expect(reported(outputsWhen(true)).at(-1)).toBe(8_000);
    expect(reported(outputsWhen(false)).at(-1)).toBe(8_000);
  });

  it('is not held to what the relay has heard of its tunnel', () => {
    expect(outputsWhen(false).some(({ kind }) => kind === 'rate')).toBe(true);
    expect(outputsWhen(true).some(({ kind }) => kind === 'rate')).toBe(false);
  });
});
