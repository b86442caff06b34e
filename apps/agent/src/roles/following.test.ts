import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { NO_VERDICTS, type Turn } from '@tresse/net-plan';
import { Following, restAfterPass, type Words } from './following.js';
import { VerdictBook } from './verdict-book.js';

const SITE = '0d9f4a0e-7c55-4d0b-8a63-1f6a4a3f8f01';

let verdicts: VerdictBook;
let following: Following;

beforeEach(() => {
  verdicts = new VerdictBook();
  following = new Following(verdicts);
});

describe('what a host follows', () => {
  it('is weighed against all that was said since, and once', () => {
    say({ 1: 4_000 });
    say({ 1: 5_000, 2: 6_000 });
    expect(weighed({ steps: [], differs: true })).toEqual({
      before: NO_VERDICTS,
      after: { ...NO_VERDICTS, rates: { 1: 5_000, 2: 6_000 } },
    });
    const now = verdicts.of(SITE);
    expect(weighed({ steps: [], differs: false })).toEqual({ before: now, after: now });
  });

  it('is what a plan was made by', () => {
    say({ 1: 4_000 });
    const planned = verdicts.of(SITE);
    following.planned();
    say({ 1: 5_000 });
    expect(weighed({ steps: [], differs: true }).before).toBe(planned);
  });

  it('gives steps no reason unless it changes the plan', () => {
    say({ 1: 4_000 });
    weighed({ steps: [], differs: false });
    expect(following.of(SITE)).toBeUndefined();
    say({ 1: 5_000 });
    weighed({ steps: [], differs: true });
    const weighty = verdicts.of(SITE);
    say({ 1: 6_000 });
    weighed({ steps: [], differs: false });
    expect(following.of(SITE)).toBe(weighty);
  });

  it('is forgotten with its site', () => {
    say({ 1: 4_000 });
    following.follows(SITE);
    following.keepOnly(new Set());
    expect(following.of(SITE)).toBeUndefined();
  });
});

it('a relay rests longer the more sites it serves, and never so long that a repair would be late', () => {
  expect([1, 20, 200, 5_000].map(restAfterPass)).toEqual([50, 1_000, 10_000, 10_000]);
});

/** Notes these rates of the site's lines. */
function say(rates: Readonly<Record<number, number>>): void {
  following.before(SITE);
  for (const [index, kbit] of Object.entries(rates))
    verdicts.rate({ siteId: SITE, index: Number(index), kbit });
}

function weighed(turn: Turn): Words {
  const weigh = jest.fn((_words: Words) => turn);
  expect(following.turn(SITE, weigh)).toBe(turn);
  const [[words] = []] = weigh.mock.calls;
  return words as Words;
}
