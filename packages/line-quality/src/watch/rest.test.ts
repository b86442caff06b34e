import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomFrom } from '../testing/random.js';
import { type End, SimulatedSite } from '../testing/simulated-site.js';
import { allTunnelsSpeak } from './rest.js';
import { TIMING } from './timing.js';

const ENDS: readonly End[] = ['site', 'relay'];
const LINE = { rateKbit: 7_072, delayMs: 13, jitterMs: 2, lossPercent: 0.5, queueMs: 150 };

function started(seed: number, mayRest: boolean): SimulatedSite {
  const site = new SimulatedSite(
    [LINE, LINE].map((line) => ({ up: line, down: line })),
    randomFrom(seed),
  );
  site.mayRest = mayRest;
  return site;
}

/** What happens on a site in two minutes: bursts of traffic and cuts of either line, at times of the seed's choice. */
function live(site: SimulatedSite, seed: number): SimulatedSite {
  const random = randomFrom(seed + 1);
  for (let t = 3_000; t < 110_000; t += 2_000 + random() * 25_000) {
    const line = random() < 0.5 ? 1 : 2;
    const from = random() < 0.5 ? 'site' : 'relay';
    const rate = 1 + random() * 200;
    const until = t + random() * 6_000;
    site.at(t, () => site.load(line, from, rate, until));
    if (random() < 0.3) site.at(t + 500, () => site.cut(line, random() < 0.5 ? ENDS : [from]));
    if (random() < 0.3) site.at(t + 800, () => site.stall(from, random() * 300));
    site.at(t + 1_500 + random() * 20_000, () => site.restore(line));
  }
  site.runUntil(120_000);
  return site;
}

describe('a watch that rests', () => {
  it('says and sends exactly what one does that never rests', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [rested, restless] = [true, false].map((mayRest) => live(started(seed, mayRest), seed));
        expect(rested?.verdicts).toEqual(restless?.verdicts);
        expect(rested?.heartbeatsSent).toBe(restless?.heartbeatsSent);
      }),
      { numRuns: 12 },
    );
  });

  it('takes no more than one tick in ten on idle lines, and only at the relay', () => {
    const site = started(3, true);
    site.runUntil(60_000);
    const before = { ...site.ticks };
    site.runUntil(120_000);
    expect(site.ticks.relay - before.relay).toBeLessThan(120);
    expect(site.ticks.site - before.site).toBeGreaterThan(1_000);
  });
});

describe('tunnels that speak', () => {
  const speak = ({ agents: { site } }: SimulatedSite) => allTunnelsSpeak(site.watch, site.watch.now);

  it('are those in use, and all must be', () => {
    const site = started(5, true);
    site.load(1, 'relay', 300, 9_000);
    site.runUntil(5_000);
    expect(speak(site)).toBe(false);
    site.load(2, 'relay', 300, 9_000);
    site.runUntil(6_000);
    expect(speak(site)).toBe(true);
  });

  it('no longer do soon after one is cut, long before a look at the interfaces would have been due', () => {
    const site = started(6, true);
    for (const line of [1, 2]) site.load(line, 'relay', 300, 4_000);
    site.runUntil(3_000);
    expect(speak(site)).toBe(true);
    site.cut(2);
    site.runUntil(3_000 + LINE.delayMs + LINE.jitterMs + TIMING.suspicionMs + 2 * TIMING.activeTickMs);
    expect(speak(site)).toBe(false);
  });
});
