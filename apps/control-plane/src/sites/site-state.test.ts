import { describe, expect, it } from '@jest/globals';
import type { LineState, SiteState } from '@tresse/contracts';
import { siteState, stateSince } from './site-state.js';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const lines = (...states: LineState[]) =>
  states.map((state, minute) => ({ state, since: state === 'unknown' ? null : at(minute).toISOString() }));
const box = { online: true, lastSeenAt: at(30), enrolledAt: at(10) };

describe('the state of a site', () => {
  it.each<[string, Parameters<typeof siteState>[0], SiteState]>([
    ['waits without a box', { device: null, lines: lines('unknown', 'unknown') }, 'waiting'],
    ['waits until lines are told', { device: box, lines: lines('unknown', 'unknown') }, 'waiting'],
    ['waits until lines are named', { device: box, lines: [] }, 'waiting'],
    ['is up when all lines are', { device: box, lines: lines('up', 'up') }, 'up'],
    ['is degraded when some are', { device: box, lines: lines('up', 'down') }, 'degraded'],
    ['is down when none is', { device: box, lines: lines('down', 'unknown') }, 'down'],
    [
      'is offline when the box is not heard',
      { device: { ...box, online: false }, lines: lines('up', 'up') },
      'offline',
    ],
  ])('%s', (_, facts, expected) => {
    expect(siteState(facts)).toBe(expected);
  });

  it('begins with the newest change of its lines, or when the box was last heard', () => {
    const facts = { createdAt: at(0), device: box, lines: lines('up', 'down') };
    expect(stateSince(facts)).toEqual(at(1));
    expect(stateSince({ ...facts, device: { ...box, online: false } })).toEqual(at(30));
    expect(stateSince({ ...facts, device: null })).toEqual(at(0));
  });
});
