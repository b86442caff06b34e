import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  GIVE_UP_MS,
  type LostRelay,
  replaceStep,
  type Surroundings,
  substituteStep,
} from './replace-step.js';
import { hearing, isWave, type Missed } from './wave.js';

const NOW = 1_800_000_000_000;
const relay = (more: Partial<LostRelay> = {}): LostRelay => ({
  ...{ goal: 'ready', isOrdered: true, condemned: false, lostAt: NOW - GIVE_UP_MS, heard: false },
  ...{ sites: 0, stranded: 0, isReplaced: true },
  ...more,
});
const step = (more: Partial<LostRelay>, around: Partial<Surroundings> = {}) =>
  replaceStep(relay(more), { isWave: false, listeningSince: 0, ...around }, NOW);

describe('a lost relay', () => {
  it('is replaced once it is given up, then given back once its sites are gone', () => {
    expect(step({ isReplaced: false, lostAt: NOW - GIVE_UP_MS + 1 })).toBe('wait');
    expect(step({ isReplaced: false })).toBe('order');
    expect(step({ sites: 1 })).toBe('wait');
    expect(step({})).toBe('give-back');
  });

  it('is replaced at once where sites of it have nowhere to go', () => {
    const fresh = { lostAt: NOW, sites: 3, stranded: 3 };
    expect(step({ ...fresh, isReplaced: false })).toBe('order');
    expect(step(fresh)).toBe('wait');
    expect(step({ ...fresh, isReplaced: false, isOrdered: false })).toBe('order');
  });

  it('has the whole time to come back where nobody could hear it', () => {
    expect(step({ lostAt: NOW - 86_400_000 }, { listeningSince: NOW - 60_000 })).toBe('wait');
  });

  it('is left alone with others that are unheard at once, unless a person has given it back', () => {
    const wave = { isWave: true };
    expect(step({}, wave)).toBe('wait');
    expect(step({ stranded: 3, sites: 3, isReplaced: false }, wave)).toBe('wait');
    expect(step({ stranded: 3, sites: 3, isReplaced: false, goal: 'gone' }, wave)).toBe('order');
  });

  it('is never given back while it has sites, is heard, is not a cloud’s, or a person wants something else of it', () => {
    const any: fc.Arbitrary<LostRelay> = fc.record({
      goal: fc.constantFrom('ready', 'drained', 'gone'),
      isOrdered: fc.boolean(),
      condemned: fc.boolean(),
      lostAt: fc.nat({ max: 2 * GIVE_UP_MS }).map((ago) => NOW - ago),
      heard: fc.boolean(),
      sites: fc.nat({ max: 2 }),
      stranded: fc.nat({ max: 2 }),
      isReplaced: fc.boolean(),
    });
    fc.assert(
      fc.property(any, fc.boolean(), (facts, wave) => {
        const next = replaceStep(facts, { isWave: wave, listeningSince: 0 }, NOW);
        if (facts.isReplaced || facts.heard || facts.condemned) expect(next).not.toBe('order');
        if (next !== 'give-back') return;
        const { isOrdered, condemned, heard, goal, sites, lostAt } = facts;
        expect({ isOrdered, condemned, heard, goal, sites, wave }).toEqual({
          ...{ isOrdered: true, condemned: false, heard: false, goal: 'ready', sites: 0, wave: false },
        });
        expect(NOW - lostAt).toBeGreaterThanOrEqual(GIVE_UP_MS);
      }),
    );
  });
});

describe('a relay that was ordered in the place of one that is back', () => {
  it('stays where it is paid for or serves, and is given back else', () => {
    expect(substituteStep({ sites: 0, goal: 'ready', surplus: 1 })).toBe('give-back');
    expect(substituteStep({ sites: 1, goal: 'ready', surplus: 1 })).toBe('keep');
    expect(substituteStep({ sites: 0, goal: 'ready', surplus: 0 })).toBe('keep');
  });
});

describe('relays that are unheard at once', () => {
  const heard: Missed = { state: 'ready', lost: false, goneSince: null };
  const lost: Missed = { state: 'ready', lost: true, goneSince: NOW - 86_400_000 };
  const waveOf = (...relays: Missed[]) => isWave(hearing(relays, NOW));
  const of = (count: number, one: Missed) => Array.from({ length: count }, () => one);

  it('are a wave when they are more than one and more than a quarter', () => {
    expect(waveOf(lost)).toBe(false);
    expect(waveOf(lost, heard)).toBe(false);
    expect(waveOf(lost, lost)).toBe(true);
    expect(waveOf(...of(2, lost), ...of(6, heard))).toBe(false);
    expect(waveOf(...of(3, lost), ...of(6, heard))).toBe(true);
    expect(waveOf(...of(8, lost))).toBe(true);
  });

  it('count though they are not lost, while that is recent, and not before they work', () => {
    const away = (ago: number): Missed => ({ ...heard, goneSince: NOW - ago });
    expect(waveOf(lost, away(5_000), heard, heard)).toBe(true);
    expect(waveOf(lost, away(86_400_000), heard, heard)).toBe(false);
    expect(waveOf(lost, { ...away(5_000), state: 'installing' }, heard, heard)).toBe(false);
  });
});
