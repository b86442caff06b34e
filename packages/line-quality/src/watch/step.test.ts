import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomFrom } from '../testing/random.js';
import type { Direction } from '../testing/simulated-path.js';
import { type End, SimulatedSite } from '../testing/simulated-site.js';
import { takeFigures } from './figures.js';
import { withGrants } from './start.js';

const ENDS: readonly End[] = ['site', 'relay'];
const adsl = (more: Partial<Direction> = {}) => {
  const shared = { jitterMs: 0, lossPercent: 0, queueMs: 150, ...more };
  return {
    up: { rateKbit: 832, delayMs: 13, ...shared },
    down: { rateKbit: 7_072, delayMs: 13, ...shared },
  };
};

/** A line of 300 ms each way. */
const far = (lossPercent: number) => {
  const way = { rateKbit: 20_000, delayMs: 300, jitterMs: 20, lossPercent, queueMs: 150 };
  return { up: way, down: way };
};

function settled(seed: number, lines = [adsl(), adsl()]): SimulatedSite {
  const site = new SimulatedSite(lines, randomFrom(seed));
  site.runUntil(2_000);
  expect(site.verdicts.map((v) => v.state)).toEqual(Array(lines.length * 2).fill('up'));
  site.verdicts.length = 0;
  return site;
}

/** Download that fills the line's queue, with the acknowledgements it draws. */
function saturate(site: SimulatedSite, line: number, until: number): void {
  site.load(line, 'relay', 620, until);
  site.load(line, 'site', 40, until);
}

/** A near line and a far one, both in use, with little more on them than heartbeats. */
function lean(seed: number, lossPercent: number, until: number): SimulatedSite {
  const site = settled(seed, [adsl(), far(lossPercent)]);
  for (const from of ENDS) for (const line of [1, 2]) site.load(line, from, 4, until);
  return site;
}

/** What part of the heartbeats each line has lost since the last call, in percent. */
function lossOf(site: SimulatedSite, end: End): (number | null)[] {
  const { watch, figures } = takeFigures(site.agents[end].watch, site.agents[end].watch.now);
  site.agents[end].watch = watch;
  return figures.map(({ lossPercent }) => lossPercent);
}

describe('a watch at both ends', () => {
  it('tells a cut at both ends within 150 ms while both lines are full', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 50 }), (seed, phase) => {
        const site = settled(seed);
        saturate(site, 1, 20_000);
        saturate(site, 2, 20_000);
        const cutAt = 5_000 + phase;
        site.runUntil(cutAt);
        expect(site.verdicts).toEqual([]);
        site.cut(1);
        site.runUntil(cutAt + 400);
        expect(site.verdicts.map((v) => [v.end, v.line, v.state]).sort()).toEqual([
          ['relay', 1, 'down'],
          ['site', 1, 'down'],
        ]);
        for (const verdict of site.verdicts) expect(verdict.at - cutAt).toBeLessThanOrEqual(150);
      }),
      { numRuns: 15 },
    );
  });

  it('tells a cut of the only line in use within 250 ms, the other one being idle', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const site = settled(seed);
      site.load(1, 'relay', 50, 60_000);
      site.load(1, 'site', 50, 60_000);
      site.runUntil(40_000 + seed * 7);
      site.cut(1);
      site.runUntil(40_600);
      expect(site.verdicts.map((v) => v.state)).toEqual(['down', 'down']);
      for (const verdict of site.verdicts) expect(verdict.at - 40_000 - seed * 7).toBeLessThanOrEqual(250);
    }
  });

  it('acts at both ends when only one direction dies', () => {
    for (const direction of ENDS) {
      const site = settled(7);
      saturate(site, 1, 20_000);
      saturate(site, 2, 20_000);
      site.runUntil(5_000);
      site.cut(1, [direction]);
      site.runUntil(5_600);
      expect(site.verdicts.map((v) => v.end).sort()).toEqual(['relay', 'site']);
    }
  });

  it('accuses no line in saturation with a queue of 150 ms, jitter and up to 2 % loss', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.integer({ min: 0, max: 20 }),
        fc.boolean(),
        (seed, lossPercent, jitterMs, bothWays) => {
          const site = settled(seed, [adsl({ lossPercent, jitterMs }), adsl()]);
          saturate(site, 1, 62_000);
          saturate(site, 2, 62_000);
          if (bothWays) site.load(1, 'site', 80, 62_000);
          site.runUntil(62_000);
          expect(site.verdicts).toEqual([]);
        },
      ),
      { numRuns: 6 },
    );
  });

  it('accuses no line when traffic comes and goes in bursts on unlike lines', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0.5, max: 5, noNaN: true }), (seed, lossPercent) => {
        const random = randomFrom(seed);
        const site = settled(seed, [adsl(), far(lossPercent)]);
        for (let t = 2_500; t < 60_000; t += 200 + random() * 4_000) {
          const line = random() < 0.5 ? 1 : 2;
          const from = random() < 0.5 ? 'site' : 'relay';
          const until = t + random() * 2_500;
          site.at(t, () => site.load(line, from, 5 + random() * 500, until));
        }
        site.runUntil(60_000);
        expect(site.verdicts).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  it('accuses no line that loses heartbeats by chance while next to nothing else goes by it', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const site = lean(seed, 1 + seed / 4, 60_000);
      site.runUntil(60_000);
      expect(site.verdicts).toEqual([]);
    }
  });

  it('leaves a heartbeat about each 20 ms where next to nothing else goes, its own packets standing for none', () => {
    const site = lean(9, 0, 13_000);
    site.runUntil(3_000);
    const before = site.heartbeatsSent;
    site.runUntil(13_000);
    const eachSecond = (site.heartbeatsSent - before) / 4 / 10;
    expect(eachSecond).toBeGreaterThan(36);
    expect(eachSecond).toBeLessThanOrEqual(51);
  });

  it('tells a cut within 200 ms on a line that loses 3 % by chance and carries a call', () => {
    for (const seed of [1, 2, 3]) {
      const site = settled(seed, [adsl(), far(3)]);
      for (const from of ENDS) site.load(2, from, 50, 30_000);
      site.runUntil(20_000 + seed * 7);
      expect(site.verdicts).toEqual([]);
      site.cut(2);
      site.runUntil(21_000);
      expect(site.verdicts.map((v) => v.state)).toEqual(['down', 'down']);
      for (const verdict of site.verdicts) expect(verdict.at - 20_000 - seed * 7).toBeLessThanOrEqual(200);
    }
  });

  it('takes neither a stall of an agent nor its restart nor its crash for a dead line', () => {
    for (const end of ENDS) {
      const site = settled(21);
      saturate(site, 1, 10_000);
      site.load(2, 'relay', 3, 10_000);
      for (const at of [3_000, 4_000, 5_000, 6_000]) site.at(at, () => site.stall(end, 60 + at / 20));
      site.at(8_000, () => site.stop(end, true));
      site.at(30_000, () => site.restart(end));
      site.at(40_000, () => site.stop(end, false));
      site.at(46_000, () => site.restart(end));
      site.runUntil(60_000);
      expect(site.verdicts.filter((v) => v.state === 'down')).toEqual([]);
    }
  });

  it('accuses no line when a whole machine stands still and its parts come to one after another', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(...ENDS),
        fc.integer({ min: 30, max: 400 }),
        fc.integer({ min: 0, max: 40 }),
        (seed, end, forMs, spreadMs) => {
          const site = settled(seed);
          saturate(site, 1, 12_000);
          saturate(site, 2, 12_000);
          for (const at of [4_000, 6_500, 9_000]) site.at(at, () => site.halt(end, forMs, spreadMs));
          site.runUntil(12_000);
          expect(site.verdicts).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('accuses no line whose tunnel waits for its turn on either machine', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(...ENDS),
        fc.constantFrom(1, 2),
        fc.integer({ min: 30, max: 250 }),
        (seed, end, line, forMs) => {
          const site = settled(seed);
          for (const from of ENDS) for (const index of [1, 2]) site.load(index, from, 45, 12_000);
          for (const at of [4_000, 6_500, 9_000]) site.at(at, () => site.freeze(end, line, forMs));
          site.runUntil(12_000);
          expect(site.verdicts).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('takes old heartbeats out of a long queue for no proof that their sender lives', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(...ENDS),
        fc.integer({ min: 60, max: 140 }),
        (seed, end, forMs) => {
          const site = settled(seed);
          for (const from of ENDS) site.load(1, from, 620, 12_000);
          site.load(2, 'site', 4, 12_000);
          for (const at of [4_000, 6_500, 9_000]) site.at(at, () => site.stall(end, forMs));
          site.runUntil(12_000);
          expect(site.verdicts).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('uses a line again within a second of its first return, idle or not', () => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), fc.integer({ min: 500, max: 30_000 }), (seed, busy, outage) => {
        const site = settled(seed);
        if (busy) saturate(site, 2, 90_000);
        site.runUntil(4_000);
        site.load(1, 'site', 50, 6_000);
        site.at(5_000, () => site.cut(1));
        const back = 6_500 + outage;
        site.at(back, () => site.restore(1));
        site.runUntil(back + 1_000);
        const ups = site.verdicts.filter((v) => v.state === 'up').map((v) => v.end);
        expect(ups.sort()).toEqual(['relay', 'site']);
      }),
      { numRuns: 10 },
    );
  });

  it('has a line back within 300 ms that returns in the first minute', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const site = settled(seed);
      site.load(1, 'site', 50, 6_000);
      site.at(5_000, () => site.cut(1));
      const back = 7_000 + seed * 1_017;
      site.at(back, () => site.restore(1));
      site.runUntil(back + 300);
      expect(site.verdicts.filter((v) => v.state === 'up').length).toBe(2);
    }
  });

  it('waits longer for a line that flaps each second, and lets it back when it is steady', () => {
    const site = settled(31);
    saturate(site, 1, 80_000);
    saturate(site, 2, 80_000);
    for (let t = 3_000; t < 33_000; t += 1_500) {
      site.at(t, () => site.cut(1));
      site.at(t + 700, () => site.restore(1));
    }
    site.runUntil(33_000);
    expect(site.verdicts.filter((v) => v.end === 'site' && v.state === 'down').length).toBeLessThan(10);
    site.runUntil(48_000);
    expect(site.agents.site.watch.lines[0]?.state).toBe('up');
  });

  it('finds an idle dead line by itself, and at once when something is sent on it', () => {
    const idle = settled(41);
    idle.runUntil(60_000);
    idle.cut(2);
    idle.runUntil(82_000);
    expect(idle.verdicts.map((v) => v.state)).toEqual(['down', 'down']);
    const used = settled(42);
    used.runUntil(61_000);
    used.cut(2);
    used.at(61_500, () => used.load(2, 'site', 1, 61_501));
    used.runUntil(62_000);
    expect(used.verdicts.map((v) => v.state)).toEqual(['down', 'down']);
  });

  it('finds an idle line that dies in one direction only, also before its first slow heartbeat', () => {
    for (const direction of ENDS) {
      for (const cutAt of [2_000, 17_000, 60_000]) {
        const site = settled(43);
        site.runUntil(cutAt);
        site.cut(1, [direction]);
        site.runUntil(cutAt + 25_000);
        expect(site.verdicts.map((v) => [v.end, v.line, v.state]).sort()).toEqual([
          ['relay', 1, 'down'],
          ['site', 1, 'down'],
        ]);
      }
    }
  });

  it('sends on idle lines no more than one heartbeat and its answer each 20 s', () => {
    const site = settled(51);
    site.runUntil(60_000);
    const before = site.heartbeatsSent;
    site.runUntil(660_000);
    expect(site.heartbeatsSent - before).toBeLessThanOrEqual(2 * 2 * 31);
    expect(site.verdicts).toEqual([]);
  });

  it('gives up a line with a spent allowance at once at both ends, and then sends nothing on it', () => {
    const site = settled(52);
    site.runUntil(60_000);
    site.links.set(2, 'allowance');
    site.runUntil(60_300);
    expect(site.verdicts.map(({ end, line, cause }) => [end, line, cause])).toEqual([
      ['site', 2, 'allowance'],
      ['relay', 2, 'silent'],
    ]);
    site.runUntil(380_000);
    const before = site.heartbeatsSent;
    site.runUntil(980_000);
    expect(site.heartbeatsSent - before).toBeLessThanOrEqual(2 * 31);
    site.links.clear();
    site.runUntil(985_000);
    expect(site.verdicts.slice(2).map(({ line, state }) => [line, state])).toEqual([
      [2, 'up'],
      [2, 'up'],
    ]);
  });

  it('grants the peer less of a line by its next heartbeat, and all of it again', () => {
    const site = settled(53);
    const { agents } = site;
    const granted = () => agents.relay.watch.lines.map(({ grantedKbit }) => grantedKbit);
    site.runUntil(60_000);
    agents.site.watch = withGrants(agents.site.watch, new Map([[2, 128]]));
    site.runUntil(81_000);
    expect(granted()).toEqual([null, 128]);
    agents.site.watch = withGrants(agents.site.watch, new Map());
    site.runUntil(102_000);
    expect(granted()).toEqual([null, null]);
  });

  it('measures the round trip of each line', () => {
    const site = settled(61);
    site.load(1, 'site', 10, 10_000);
    site.runUntil(10_000);
    const rtt = site.agents.site.watch.lines[0]?.roundTrip?.smoothedMs ?? 0;
    expect(rtt).toBeGreaterThan(25);
    expect(rtt).toBeLessThan(50);
  });

  it.each<{ who: string; away: Partial<Record<End, [number, number]>> }>([
    { who: 'the site', away: { site: [0, 0] } },
    { who: 'the relay', away: { relay: [0, 0] } },
    { who: 'the site and then the relay', away: { site: [0, 0], relay: [40, 40] } },
    { who: 'the relay and then the site', away: { site: [40, 40], relay: [0, 0] } },
    { who: 'the site, some time without it,', away: { site: [0, 2_000] } },
    {
      who: 'the relay and then the site, some time without it,',
      away: { site: [200, 2_000], relay: [0, 0] },
    },
  ])('measures a line within a second that $who began anew, and takes nothing for lost', ({ away }) => {
    const way = { rateKbit: 10_000, delayMs: 5, jitterMs: 0, lossPercent: 0, queueMs: 150 };
    const site = settled(62, [adsl(), { up: way, down: way }]);
    site.runUntil(600_000);
    for (const end of ENDS) lossOf(site, end);
    for (const end of ENDS) {
      const [fromMs, toMs] = away[end] ?? [];
      if (fromMs !== undefined) site.at(600_000 + fromMs, () => site.know(end, [1]));
      if (toMs !== undefined) site.at(600_000 + toMs, () => site.know(end, [1, 2]));
    }
    site.runUntil(601_000 + (away.site?.[1] ?? 0));
    for (const end of ENDS) {
      const measured = site.agents[end].watch.lines[1]?.roundTrip?.smoothedMs ?? Infinity;
      expect(measured).toBeLessThan(15);
      expect(lossOf(site, end).map((percent) => percent ?? 0)).toEqual([0, 0]);
    }
    expect(site.verdicts.filter(({ state }) => state === 'down')).toEqual([]);
  });
});
