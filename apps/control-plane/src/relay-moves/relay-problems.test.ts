import { describe, expect, it } from '@jest/globals';
import type { RelayProblem } from '@tresse/contracts';
import { type Plight, problemOf } from './relay-problems.js';

const AT = new Date('2026-11-22T12:00:00Z');
const LATER = new Date('2026-11-22T12:05:00Z');
const tell = (present: RelayProblem | null, plight: Partial<Plight>, at = AT) =>
  problemOf(present, { lost: false, isOrdered: true, sites: 3, stuck: 0, wave: null, ...plight }, at);

describe('what a relay shows of its sites and its own end', () => {
  it('says what comes next, by whose server it is and by how many are unheard', () => {
    expect(tell(null, {})).toBeNull();
    expect(tell(null, { lost: true })?.message.en).toMatch(/another is ordered in its place/);
    expect(tell(null, { lost: true, sites: 0 })?.message.en).toMatch(
      /^It no longer answers. No site is on it. If/,
    );
    expect(tell(null, { lost: true, isOrdered: false })?.message.fr).toMatch(/C’est un serveur à vous :/);
    const held = tell(null, { lost: true, wave: { all: 8, unheard: 5 } });
    expect(held?.code).toBe('relay.lost-held');
    expect(held?.message.en).toMatch(/^It no longer answers.*5 of 8 relays.*nothing is ordered or destroyed/);
    expect(tell(null, { wave: { all: 8, unheard: 5 } })).toBeNull();
  });

  it('counts the sites that have nowhere to go, and keeps since when it is so', () => {
    const first = tell(null, { lost: true, stuck: 2 });
    expect(first?.message.en).toMatch(/takes 2 of its sites/);
    expect(tell(first, { lost: true, stuck: 2 }, LATER)).toBe(first);
    expect(tell(first, { lost: true, stuck: 1 }, LATER)).toMatchObject({ at: AT.toISOString() });
    expect(tell(first, {}, LATER)).toBeNull();
    expect(tell(null, { stuck: 3 })?.code).toBe('relay.no-destination');
  });

  it('leaves what others say of the relay', () => {
    const other = { code: 'server-gone', message: { en: 'Gone.', fr: 'Parti.' }, at: AT.toISOString() };
    expect(tell(other, { lost: true, stuck: 2 }, LATER)).toBe(other);
  });
});
