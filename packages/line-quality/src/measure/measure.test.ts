import { describe, expect, it } from '@jest/globals';
import { ahead, elapsedMs, wireMicros } from '../heartbeat/serial.js';
import { chanceOfLoss, firstArrival, takeLoss, withArrival } from './arrivals.js';
import { isFlapping, NO_FLAPS, requiredGoodMs, withFlap } from './flaps.js';
import { deadlyMs, doubtfulMs, NO_GAPS, withGap } from './gaps.js';
import { withRoundTrip } from './round-trip.js';
import { startTraffic, withCounters } from './traffic.js';

const counters = (rxPackets: number, txPackets: number) => ({ rxBytes: 0, txBytes: 0, rxPackets, txPackets });

describe('measures', () => {
  it('compare serial numbers and clocks across the wrap', () => {
    expect(ahead(1, 2 ** 32 - 2, 32)).toBe(3);
    expect(ahead(65_535, 0, 16)).toBe(-1);
    expect(elapsedMs(wireMicros(4_294_960), wireMicros(4_294_980))).toBeCloseTo(20, 3);
  });

  it('smooth the round trip as RFC 6298 says', () => {
    expect(withRoundTrip(null, 80)).toEqual({ smoothedMs: 80, deviationMs: 40 });
    expect(withRoundTrip({ smoothedMs: 80, deviationMs: 40 }, 40)).toEqual({
      smoothedMs: 75,
      deviationMs: 40,
    });
  });

  it('count loss from sequence numbers across the wrap, an overtaken heartbeat not as lost', () => {
    let arrivals = firstArrival(2 ** 32 - 2, 0, 0);
    for (const sequence of [2 ** 32 - 1, 1, 0, 4])
      arrivals = withArrival(arrivals, { sequence, sentAt: 0 }, 0, false);
    const first = takeLoss(arrivals);
    expect(first.lossPercent).toBeCloseTo((2 / 7) * 100);
    expect(takeLoss(first.arrivals).lossPercent).toBeNull();
  });

  it('take jitter from changes of transit time alone', () => {
    const steady = withArrival(firstArrival(0, 0, 500), { sequence: 1, sentAt: 20_000 }, 520, false);
    expect(steady.jitterMs).toBe(0);
    expect(withArrival(steady, { sequence: 2, sentAt: 40_000 }, 556, false).jitterMs).toBe(1);
    // The sender's time began anew while nothing came.
    expect(
      withArrival(steady, { sequence: 900, sentAt: 40_000 }, 500 + 2 ** 32 / 1_000, false).jitterMs,
    ).toBe(0);
  });

  it('hold a silence deadly from 80 ms, later on lines that stutter, and forget', () => {
    const clean = chanceOfLoss(null);
    expect(deadlyMs(NO_GAPS, clean, 0, 0)).toBe(80);
    const stuttering = withGap(NO_GAPS, 120, 1_000);
    expect(deadlyMs(stuttering, clean, 0, 1_000)).toBe(160);
    expect(deadlyMs(stuttering, clean, 0, 61_000)).toBe(80);
    expect(deadlyMs(withGap(NO_GAPS, 9_000, 0), clean, 0, 0)).toBe(300);
    expect(deadlyMs(NO_GAPS, clean, 20, 0)).toBe(80);
    expect(deadlyMs(NO_GAPS, clean, 70, 0)).toBe(130);
  });

  it('have no room for the machines’ waits in a silence that the line’s own manner has made longer', () => {
    const [clean, stuttering] = [chanceOfLoss(null), withGap(NO_GAPS, 120, 1_000)];
    expect(deadlyMs(stuttering, clean, 20, 1_000)).toBe(180);
    expect(deadlyMs(NO_GAPS, 0.01, 20, 0) - deadlyMs(NO_GAPS, 0.01, 0, 0)).toBeCloseTo(20);
    expect(deadlyMs(withGap(NO_GAPS, 50, 0), clean, 20, 0)).toBe(100);
  });

  it('doubt a silence from 40 ms, later one that the line lately survived, and none later than they are told', () => {
    expect(doubtfulMs(NO_GAPS, 0, 50)).toBe(40);
    const stuttering = withGap(NO_GAPS, 46, 1_000);
    expect(doubtfulMs(stuttering, 1_000, 50)).toBe(46);
    expect(doubtfulMs(stuttering, 21_000, 50)).toBe(40);
    expect(doubtfulMs(withGap(NO_GAPS, 120, 1_000), 1_000, 50)).toBe(50);
  });

  it('hold a silence deadly only when more heartbeats are missing than the line loses by chance', () => {
    expect(deadlyMs(NO_GAPS, 0.01, 0, 0)).toBeCloseTo(105);
    expect(deadlyMs(NO_GAPS, 0.05, 0, 0)).toBeCloseTo(159, 0);
    expect(deadlyMs(NO_GAPS, 0.5, 0, 0)).toBe(300);
  });

  it('learn the chance of loss from some hundreds of heartbeats, not from full queues or outages', () => {
    const after = (isLost: (sequence: number) => boolean, queued = false) => {
      let arrivals = firstArrival(0, 0, 0);
      for (let sequence = 1; sequence <= 2_000; sequence++)
        if (!isLost(sequence)) arrivals = withArrival(arrivals, { sequence, sentAt: 0 }, 0, queued);
      return chanceOfLoss(arrivals);
    };
    const each100th = (sequence: number) => sequence % 100 === 50;
    expect(after(() => false)).toBe(0.002);
    expect(after(each100th)).toBeGreaterThan(0.01);
    expect(after(each100th)).toBeLessThan(0.015);
    expect(after((sequence) => sequence < 1_000 && each100th(sequence))).toBeLessThan(0.004);
    expect(after(each100th, true)).toBe(0.002);
    expect(after((sequence) => sequence > 900 && sequence < 1_990)).toBe(0.002);
  });

  it.each([
    [5_000, true],
    [15_000, false],
  ])('tell a line that goes down each %i ms from one that goes down now and then: %s', (eachMs, flapping) => {
    let flaps = NO_FLAPS;
    for (let t = 0; t < 120_000; t += eachMs) flaps = withFlap(flaps, eachMs - 500, t);
    expect(isFlapping(flaps, 120_000)).toBe(flapping);
    expect(isFlapping(flaps, 240_000)).toBe(false);
  });

  it('ask a longer good time of a line that flaps, up to 10 s', () => {
    expect(requiredGoodMs(withFlap(NO_FLAPS, 0, 0), 0)).toBe(100);
    let flaps = NO_FLAPS;
    for (let t = 0; t < 60_000; t += 1_500) flaps = withFlap(flaps, 1_200, t);
    expect(requiredGoodMs(flaps, 60_000)).toBe(10_000);
    expect(requiredGoodMs(flaps, 240_000)).toBe(100);
  });

  it('have a line back soon that carries for seconds between its outages', () => {
    let flaps = NO_FLAPS;
    for (let t = 0; t < 120_000; t += 5_000) flaps = withFlap(flaps, 4_500, t);
    expect(requiredGoodMs(flaps, 120_000)).toBeLessThan(250);
  });

  it('tell data from heartbeats that the interface has counted and the socket not yet read', () => {
    let traffic = startTraffic(counters(100, 100), 0);
    traffic = withCounters(traffic, counters(101, 100), 10);
    expect(traffic.dataIn).toBe(0);
    traffic = withCounters({ ...traffic, beatsIn: traffic.beatsIn + 1 }, counters(101, 100), 20);
    expect([traffic.dataIn, traffic.level]).toEqual([0, 0]);
    traffic = withCounters(traffic, counters(121, 110), 30);
    traffic = withCounters(traffic, counters(121, 110), 40);
    expect([traffic.dataIn, traffic.dataOut, traffic.dataInAt]).toEqual([20, 10, 40]);
    expect(withCounters(traffic, counters(0, 0), 50).dataIn).toBe(0);
  });
});
