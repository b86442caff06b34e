import { describe, expect, it } from '@jest/globals';
import { startSiteWatch } from './start.js';
import type { SiteWatch } from './state.js';
import { step } from './step.js';

const COUNTERS = { rxBytes: 0, rxPackets: 0, txBytes: 0, txPackets: 0 };

/** Names in their order, by which V8 tells whether two objects are alike. */
const shapesOf = (watch: SiteWatch) => [watch, ...watch.lines].map((part) => Object.keys(part));

describe('what a step copies', () => {
  it('has the shape that it began with, so that code which reads it stays fast', () => {
    const start = startSiteWatch('site', 1, [1, 2], 0);
    const counters = new Map([[1, COUNTERS]]);
    const { watch } = step(start, { kind: 'tick', now: 10, lateMs: 0, counters, links: new Map() });
    expect(shapesOf(watch)).toEqual(shapesOf(start));
    expect(watch.lines[0]).not.toBe(start.lines[0]);
  });
});
