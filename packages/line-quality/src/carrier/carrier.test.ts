import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CARRIER_TIMING,
  type CarrierFacts,
  type CarrierWatch,
  carrierOf,
  startCarrier,
  stepCarrier,
} from './carrier.js';

/** A network that lets UDP, TCP or neither through, second by second, with the tunnel that follows from the phase. */
interface Network {
  udp: boolean;
  tcp: boolean;
  wan: boolean;
  others: boolean;
}
const OPEN: Network = { udp: true, tcp: true, wan: true, others: true };
const TUNNEL_MS = 1_000;

function facts(watch: CarrierWatch, network: Network, now: number): CarrierFacts {
  const connected = network.wan && network.tcp && watch.phase !== 'udp' && now - watch.since >= TUNNEL_MS;
  const stands = connected || (watch.phase === 'trying-udp' && watch.standsSince !== null);
  const overTcp = watch.phase === 'tcp' && stands;
  const up = network.wan && (watch.phase === 'tcp' ? overTcp : network.udp);
  const cause = up ? null : network.wan ? 'silent' : 'no-carrier';
  return {
    now,
    state: up ? 'up' : 'down',
    cause,
    silentMs: up ? 20 : 60_000,
    othersUp: network.others,
    stands,
  };
}

/** The watch after so many seconds of this network, looked at each second. */
function after(watch: CarrierWatch, network: Network, seconds: number, from: number) {
  const phases: string[] = [];
  let now = from;
  let current = watch;
  for (let second = 0; second < seconds; second++) {
    now += 1_000;
    current = stepCarrier(current, facts(current, network, now));
    if (phases.at(-1) !== current.phase) phases.push(current.phase);
  }
  return { watch: current, phases, now };
}

const START = startCarrier('udp', 0);
const BLOCKED = { ...OPEN, udp: false };

describe('the carrier of a line', () => {
  it('becomes TCP within 15 s on a line that blocks UDP', () => {
    const { watch, phases } = after(START, BLOCKED, 15, 0);
    expect(phases).toEqual(['udp', 'trying-tcp', 'tcp']);
    expect(carrierOf(watch)).toBe('tcp');
  });

  it('stays UDP on a line that is dead for TCP as well, and tries more and more seldom', () => {
    const { phases, watch } = after(START, { ...BLOCKED, tcp: false }, 600, 0);
    expect(carrierOf(watch)).toBe('udp');
    expect(phases.filter((phase) => phase === 'trying-tcp').length).toBeLessThanOrEqual(6);
    expect(phases).not.toContain('tcp');
  });

  it('leaves a line that comes back by UDP first to UDP', () => {
    const tried = after(START, BLOCKED, 8, 0);
    expect(tried.watch.phase).toBe('trying-tcp');
    expect(after(tried.watch, OPEN, 2, tried.now).phases.at(-1)).toBe('udp');
  });

  it('returns to UDP once that is let through', () => {
    const blocked = after(START, BLOCKED, 20, 0);
    const { phases } = after(blocked.watch, OPEN, 60, blocked.now);
    expect(phases).toEqual(['tcp', 'trying-udp', 'udp']);
  });

  it('tries UDP at most once an hour on a line that goes on to block it', () => {
    const day = after(START, BLOCKED, 86_400, 0);
    const hour = after(day.watch, BLOCKED, 3_600, day.now);
    expect(hour.phases.filter((phase) => phase === 'trying-udp').length).toBeLessThanOrEqual(1);
    expect(carrierOf(hour.watch)).toBe('tcp');
  });

  it('never tries UDP on the last line', () => {
    const blocked = after(START, BLOCKED, 20, 0);
    const alone = after(blocked.watch, { ...OPEN, others: false }, 7_200, blocked.now);
    expect(alone.phases).toEqual(['tcp']);
  });

  it('begins with UDP again when the interface was away: the network may be another', () => {
    const blocked = after(START, BLOCKED, 20, 0);
    const away = after(blocked.watch, { ...BLOCKED, wan: false }, 1, blocked.now);
    expect(away.watch.phase).toBe('udp');
  });

  it('takes up a line where the last run of the agent has left it', () => {
    const { phases } = after(startCarrier('tcp', 0), BLOCKED, 20, 0);
    expect(phases).toEqual(['tcp']);
  });

  it('ends on a carrier that works, whatever happened before', () => {
    const network = fc.record({
      udp: fc.boolean(),
      tcp: fc.boolean(),
      wan: fc.boolean(),
      others: fc.boolean(),
    });
    const history = fc.array(fc.tuple(network, fc.integer({ min: 1, max: 120 })), { maxLength: 20 });
    fc.assert(
      fc.property(history, fc.boolean(), (turns, udp) => {
        let state = { watch: START, now: 0 };
        for (const [turn, seconds] of turns) state = after(state.watch, turn, seconds, state.now);
        const settle = (CARRIER_TIMING.longestTcpRestMs + CARRIER_TIMING.longestUdpRestMs) / 1_000;
        const { watch, now } = after(state.watch, { ...OPEN, udp }, settle, state.now);
        const end = watch.phase === 'trying-udp' ? after(watch, { ...OPEN, udp }, 10, now).watch : watch;
        expect(carrierOf(end)).toBe(udp ? 'udp' : 'tcp');
      }),
      { numRuns: 30 },
    );
  });
});
