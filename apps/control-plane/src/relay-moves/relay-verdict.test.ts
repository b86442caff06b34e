import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GONE_MS, type RelayEvidence, SPARE_GONE_MS, relayVerdict as verdictOn } from './relay-verdict.js';

const NOW = 1_800_000_000_000;
const relayVerdict = (evidence: Omit<RelayEvidence, 'isSpare'>, now: number) =>
  verdictOn({ ...evidence, isSpare: false }, now);
const site = fc.record({ online: fc.boolean(), silent: fc.boolean() });
const silent = { online: true, silent: true };
const well = { online: true, silent: false };
const offline = { online: false, silent: true };

describe('the verdict on a relay', () => {
  it.each([
    ['half of its sites hear nothing', [silent, well]],
    ['its only site hears nothing', [silent]],
    ['those that are away do not count', [silent, offline, offline, well]],
  ])('is that it is lost when its session is gone and %s', (_, sites) => {
    expect(relayVerdict({ goneSince: NOW - GONE_MS, sites }, NOW)).toBe('lost');
  });

  it.each([
    ['its tunnels are fine', [well, well]],
    ['one site of three has a problem', [silent, well, well]],
    ['it has no sites', []],
    ['nobody is there to ask', [offline]],
  ])('is only that it is away while %s', (_, sites) => {
    expect(relayVerdict({ goneSince: NOW - 3_600_000, sites }, NOW)).toBe('away');
  });

  it('waits for one that may just connect anew', () => {
    expect(relayVerdict({ goneSince: NOW - GONE_MS + 1, sites: [silent] }, NOW)).toBe('away');
  });

  it('is that a spare one is lost when it has been away for minutes, as nobody else can tell', () => {
    const spare = (goneForMs: number) =>
      verdictOn({ goneSince: NOW - goneForMs, sites: [], isSpare: true }, NOW);
    expect(spare(SPARE_GONE_MS - 1)).toBe('away');
    expect(spare(SPARE_GONE_MS)).toBe('lost');
    expect(verdictOn({ goneSince: null, sites: [], isSpare: true }, NOW)).toBe('heard');
  });

  it('never calls a relay with sites lost without the word of both sides', () => {
    fc.assert(
      fc.property(fc.option(fc.nat({ max: 100_000 })), fc.array(site), (goneFor, sites) => {
        const goneSince = goneFor === null ? null : NOW - goneFor;
        if (relayVerdict({ goneSince, sites }, NOW) !== 'lost') return;
        const asked = sites.filter(({ online }) => online);
        expect(goneFor).toBeGreaterThanOrEqual(GONE_MS);
        expect(asked.filter((one) => one.silent).length).toBeGreaterThanOrEqual(
          Math.max(1, asked.length / 2),
        );
      }),
    );
  });
});
