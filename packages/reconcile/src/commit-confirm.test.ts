import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  begin,
  type CommitState,
  confirm,
  decline,
  EMPTY_COMMIT,
  expire,
  inForce,
  markApplied,
  newestGeneration,
  offer,
  pardon,
  rebase,
  resume,
  stumble,
  type Versioned,
} from './commit-confirm.js';

const version = (generation: number): Versioned => ({ generation });
const good = (generation: number): CommitState<Versioned> => ({ ...EMPTY_COMMIT, good: version(generation) });
const onTrial = (state: CommitState<Versioned>, generation: number, now: number) =>
  markApplied(begin(offer(state, version(generation)), generation, now, 45), generation, now, 45);

describe('commit-confirm', () => {
  it('keeps a confirmed generation and forgets the one before', () => {
    expect(confirm(onTrial(good(1), 2, 0), 2)).toEqual(good(2));
  });

  it('goes back to the last good one at the deadline, not before', () => {
    const trial = onTrial(good(1), 2, 100);
    expect(inForce(expire(trial, 144))).toEqual(version(2));
    expect(expire(trial, 145)).toEqual({ ...good(1), refused: 2 });
  });

  it('has the whole time to be confirmed from when it is in place, however long that took', () => {
    const begun = begin(offer(good(1), version(2)), 2, 100, 45);
    const trial = markApplied(begun, 2, 140, 45);
    expect(inForce(expire(trial, 184))).toEqual(version(2));
    expect(expire(trial, 185)).toEqual({ ...good(1), refused: 2 });
    expect(markApplied(trial, 2, 170, 45)).toBe(trial);
  });

  it('has a shorter time to be in place once a step has failed, which no later failure makes longer', () => {
    const begun = begin(offer(good(1), version(2)), 2, 100, 180);
    const stumbled = stumble(begun, 2, 110, 45);
    expect(inForce(expire(stumbled, 154))).toEqual(version(2));
    expect(expire(stumbled, 155)).toEqual({ ...good(1), refused: 2 });
    expect(stumble(stumbled, 2, 150, 45)).toBe(stumbled);
    const late = stumble(begun, 2, 270, 45);
    expect(late.trial?.deadline).toBe(280);
    expect(stumble(begun, 1, 110, 45)).toBe(begun);
  });

  it('goes back to nothing when there was nothing', () => {
    expect(inForce(expire(onTrial(EMPTY_COMMIT, 1, 0), 45))).toBeNull();
  });

  it('keeps what is in force when a newer one is declined, and does not take that up later', () => {
    const declined = decline(good(1), version(2));
    expect(inForce(declined)).toEqual(version(1));
    expect(offer(declined, version(2))).toBe(declined);
    expect(inForce(offer(declined, version(3)))).toEqual(version(3));
    expect(decline(declined, version(2))).toBe(declined);
    const trial = decline(onTrial(good(1), 2, 0), version(3));
    expect(expire(trial, 45)).toEqual({ ...good(1), refused: 3 });
  });

  it('does not try a rolled-back generation again, but a newer one', () => {
    const back = expire(onTrial(good(1), 2, 0), 45);
    expect(offer(back, version(2))).toBe(back);
    expect(inForce(offer(back, version(3)))).toEqual(version(3));
  });

  it('tries a refused generation once more when it is pardoned, and none older', () => {
    const back = pardon(decline(good(1), version(5)));
    expect(offer(back, version(4))).toBe(back);
    expect(inForce(offer(back, version(5)))).toEqual(version(5));
    expect(decline(back, version(5))).toEqual({ ...good(1), refused: 5 });
    expect(pardon(good(1))).toEqual(good(1));
    const overtaken = offer(decline(good(1), version(2)), version(3));
    expect(pardon(overtaken)).toBe(overtaken);
  });

  it('goes back past an unconfirmed generation to the last confirmed one', () => {
    const second = onTrial(onTrial(good(1), 2, 0), 3, 10);
    expect(inForce(second)).toEqual(version(3));
    expect(inForce(expire(second, 55))).toEqual(version(1));
  });

  it('takes no confirmation of another generation, nor before it is applied', () => {
    const trial = onTrial(good(1), 3, 0);
    expect(confirm(trial, 2)).toBe(trial);
    const begun = begin(offer(good(1), version(3)), 3, 0, 45);
    expect(confirm(begun, 3)).toBe(begun);
  });

  it('undoes a generation that never could be applied', () => {
    expect(inForce(expire(begin(offer(good(1), version(2)), 2, 0, 45), 45))).toEqual(version(1));
  });

  it('counts the remaining time after a restart, and no more than the whole when the clock was set back', () => {
    const trial = onTrial(good(1), 2, 1_000);
    expect(resume(trial, 1_020, 45).trial?.deadline).toBe(1_045);
    expect(resume(trial, 10, 45).trial?.deadline).toBe(55);
  });

  it('has as much time left by a clock that is ahead', () => {
    const trial = rebase(onTrial(good(1), 2, 100), 3_600);
    expect(inForce(expire(trial, 3_744))).toEqual(version(2));
    expect(expire(trial, 3_745)).toEqual({ ...good(1), refused: 2 });
    expect(rebase(good(1), 3_600)).toEqual(good(1));
  });

  it('never forgets a generation nor puts an older one in force by an offer', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('offer', 'confirm', 'expire'), fc.nat(20))), (events) => {
        let state: CommitState<Versioned> = EMPTY_COMMIT;
        for (const [event, generation] of events) {
          const before = newestGeneration(state);
          if (event === 'offer') state = onTrial(state, generation, 0);
          if (event === 'confirm') state = confirm(state, generation);
          if (event === 'expire') state = expire(state, 45);
          expect(newestGeneration(state)).toBeGreaterThanOrEqual(before);
          expect(inForce(state)?.generation ?? 0).toBeLessThanOrEqual(newestGeneration(state));
        }
      }),
    );
  });
});
