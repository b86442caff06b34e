import { describe, expect, it } from '@jest/globals';
import { contains, MAX_LINES, Port, TUNNEL_POOL } from '@tresse/contracts';
import fc from 'fast-check';
import {
  bondAddress,
  copyAddress,
  MAX_SITE_INDEX,
  RELAY_INSIDE,
  TUNNEL_PORTS,
  tunnelAddress,
  tunnelPort,
  twinPort,
} from './addressing-plan.js';

const siteIndex = fc.integer({ min: 1, max: MAX_SITE_INDEX });
const lineIndex = fc.integer({ min: 1, max: MAX_LINES });
const lines = Array.from({ length: MAX_LINES }, (_, offset) => offset + 1);

describe('the addressing plan', () => {
  it('gives no two ends of a full relay the same address', () => {
    const taken = new Set<string>([RELAY_INSIDE.address]);
    for (let site = 1; site <= MAX_SITE_INDEX; site += 1) {
      taken.add(bondAddress(site));
      taken.add(copyAddress(site));
      for (const line of lines) taken.add(tunnelAddress(site, line));
    }
    expect(taken.size).toBe(1 + MAX_SITE_INDEX * (MAX_LINES + 2));
  });

  it('gives no two tunnels of a full relay the same port', () => {
    const taken = new Set<number>();
    for (let site = 1; site <= MAX_SITE_INDEX; site += 1) {
      for (const line of lines) taken.add(tunnelPort(site, line));
    }
    const lineTunnels = [...taken];
    for (let site = 1; site <= MAX_SITE_INDEX; site += 1) taken.add(twinPort(site));
    expect(taken.size).toBe(MAX_SITE_INDEX * (MAX_LINES + 1));
    expect(Math.min(...lineTunnels)).toBe(TUNNEL_PORTS.first);
    expect(Math.max(...lineTunnels)).toBe(TUNNEL_PORTS.last);
  });

  it('stays inside the tunnels’ pool and the range of ports', () => {
    fc.assert(
      fc.property(siteIndex, lineIndex, (site, line) => {
        expect(contains(TUNNEL_POOL, tunnelAddress(site, line))).toBe(true);
        expect(contains(TUNNEL_POOL, bondAddress(site))).toBe(true);
        expect(Port.safeParse(tunnelPort(site, line)).success).toBe(true);
      }),
    );
  });

  it('keeps all of a site in one block of 16 that no other site touches', () => {
    fc.assert(
      fc.property(siteIndex, siteIndex, lineIndex, lineIndex, (a, b, lineA, lineB) => {
        fc.pre(a !== b);
        const blockOf = (address: string) => address.split('.').slice(2).map(Number);
        const number = ([third = 0, fourth = 0]: number[]) => Math.floor((third * 256 + fourth) / 16);
        expect(number(blockOf(tunnelAddress(a, lineA)))).toBe(a);
        expect(number(blockOf(tunnelAddress(b, lineB)))).toBe(b);
      }),
    );
  });

  it('is what the first site of a relay has always had', () => {
    expect([tunnelAddress(1, 1), tunnelAddress(1, 2), bondAddress(1)]).toEqual([
      '10.77.0.17',
      '10.77.0.18',
      '10.77.0.31',
    ]);
    expect([tunnelPort(1, 1), tunnelPort(1, 2), tunnelPort(2, 1)]).toEqual([20_008, 20_009, 20_016]);
  });

  it.each([0, -1, 1.5, MAX_SITE_INDEX + 1])('refuses the site index %p', (index) => {
    expect(() => bondAddress(index)).toThrow(RangeError);
    expect(() => tunnelAddress(index, 1)).toThrow(RangeError);
    expect(() => tunnelPort(index, 1)).toThrow(RangeError);
  });

  it.each([0, MAX_LINES + 1])('refuses the line index %p', (index) => {
    expect(() => tunnelAddress(1, index)).toThrow(RangeError);
    expect(() => tunnelPort(1, index)).toThrow(RangeError);
  });
});
