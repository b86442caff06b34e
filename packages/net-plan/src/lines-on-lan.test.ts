import { describe, expect, it } from '@jest/globals';
import type { SiteDesired } from '@tresse/contracts';
import { type HostState, NO_VERDICTS } from './host-state.js';
import { linesOffForLan, linesUnderLan } from './lines-on-lan.js';
import { planSite } from './plan.js';
import { bareHost, exampleSite, PATHS } from './testing/examples.js';
import { simulate } from './testing/simulate.js';

const site = exampleSite([1, 2]);
const withLan = (address: string, desired = site): SiteDesired => ({
  ...desired,
  lan: { ...desired.lan, address },
});
const plan = (desired: SiteDesired, observed: HostState) =>
  planSite({ desired, observed, verdicts: NO_VERDICTS, paths: PATHS });
const under = (desired: SiteDesired, observed: HostState, present?: SiteDesired) =>
  linesUnderLan(desired, present, observed).map(({ name }) => name);
/** Line 1 is given 192.168.1.2/24 by 192.168.1.1, and line 2 the like. */
const host = bareHost(['lan0', 'wan1', 'wan2']);

describe('a LAN that would lie on what a line was given', () => {
  it('names that line', () => {
    expect(under(withLan('192.168.1.1/24'), host)).toEqual(['Line 1']);
    expect(under(withLan('192.168.1.1/23'), host)).toEqual(['Line 1']);
    expect(under(withLan('192.168.0.1/16'), host)).toEqual(['Line 1', 'Line 2']);
    expect(under(site, host)).toEqual([]);
  });

  it('is judged by a lease, and not by an address that the settings before have set', () => {
    const ours = {
      ...host,
      ledger: { ...host.ledger, addresses: [{ link: 'wan1', address: '192.168.1.2/24' }] },
    };
    expect(under(withLan('192.168.1.1/24'), ours)).toEqual([]);
    const leases = [{ interface: 'wan1', address: '192.168.1.2/24', gateway: '192.168.1.1' }];
    expect(under(withLan('192.168.1.1/24'), { ...ours, leases })).toEqual(['Line 1']);
  });
});

describe('a LAN on which a line came to lie', () => {
  const present = withLan('192.168.1.1/24');

  it('may stay while something else changes, but not be another that lies there, nor take in another line', () => {
    expect(under({ ...present, moves: 1 }, host, present)).toEqual([]);
    expect(under(withLan('192.168.1.1/23'), host, present)).toEqual(['Line 1']);
    expect(under(present, host, { ...present, lines: present.lines.slice(1) })).toEqual(['Line 1']);
  });
});

describe('a line whose network comes to be the LAN’s', () => {
  it('carries nothing where its router has the box’s address in the LAN, which the LAN keeps', () => {
    const desired = withLan('192.168.1.1/24');
    const after = simulate(host, plan(desired, host));
    expect(linesOffForLan(desired, after, NO_VERDICTS)).toEqual([site.lines[0]?.id]);
    expect(after.routes.filter(({ device }) => device === 'wan1')).toEqual([]);
    expect(after.links.find(({ name }) => name === 'lan0')?.addresses).toContain('192.168.1.1/24');
    expect(plan(desired, after)).toEqual([]);
  });

  it('carries nothing by a lease on it', () => {
    const lines = site.lines.map((line) => ({ ...line, addressing: { method: 'dhcp' as const } }));
    const leased = {
      ...host,
      services: [{ name: 'dhcp-1', configHash: 'any' }],
      leases: [{ interface: 'wan1', address: '192.168.50.7/24', gateway: '192.168.50.254' }],
    };
    expect(linesOffForLan({ ...site, lines }, leased, NO_VERDICTS)).toEqual([site.lines[0]?.id]);
    expect(linesOffForLan({ ...site, lines }, host, NO_VERDICTS)).toEqual([]);
  });

  it('is used where the operating system reaches its router all the same', () => {
    expect(linesOffForLan(withLan('192.168.1.9/24'), host, NO_VERDICTS)).toEqual([]);
  });

  it('has its way out once the LAN has left: the address goes before the route, after what takes its place', () => {
    const before = simulate(host, plan(withLan('192.168.1.1/24'), host));
    const steps = plan(site, before);
    const at = (part: object) => steps.findIndex((step) => JSON.stringify(step) === JSON.stringify(part));
    const gone = at({ action: 'remove-address', link: 'lan0', address: '192.168.1.1/24' });
    const route = steps.findIndex((step) => step.action === 'set-route' && step.route.via === '192.168.1.1');
    expect(at({ action: 'add-address', link: 'lan0', address: '192.168.50.1/24' })).toBeLessThan(gone);
    expect(gone).toBeLessThan(route);
    expect(plan(site, simulate(before, steps))).toEqual([]);
  });

  it('lets an address go last that is in nobody’s way', () => {
    const before = simulate(host, plan(withLan('192.168.77.1/24'), host));
    const steps = plan(site, before);
    const gone = steps.findIndex(({ action }) => action === 'remove-address');
    expect(steps.slice(gone).every(({ action }) => action.startsWith('remove-'))).toBe(true);
  });
});
