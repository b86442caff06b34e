import { describe, expect, it } from '@jest/globals';
import { draftOfName, nameLook, nameOf, reviveName } from './name-draft';

const AT = '2026-11-22T07:00:00.000Z';
const named = (name: string) => ({ name, address: null, toldAt: null, problem: null });

describe('the draft of a site’s name', () => {
  it('is the name without the smallest zone that holds it', () => {
    const zones = ['example.org', 'sites.example.org'];
    expect(draftOfName({ name: named('farm.north.sites.example.org'), zones })).toEqual({
      label: 'farm.north',
      zone: 'sites.example.org',
    });
    expect(draftOfName({ name: null, zones })).toEqual({ label: '', zone: 'example.org' });
    expect(draftOfName({ name: null, zones: [] })).toEqual({ label: '', zone: '' });
  });

  it('means the same whether the zone is typed or not', () => {
    const zone = 'sites.example.org';
    for (const label of ['Farm', ' farm ', 'farm.sites.example.org', 'farm.sites.example.org.']) {
      expect(nameOf({ label, zone })).toBe('farm.sites.example.org');
    }
  });

  it('is revived only when it is whole', () => {
    expect(reviveName({ label: 'a', zone: 'b' })).toEqual({ label: 'a', zone: 'b' });
    expect([reviveName({ label: 'a' }), reviveName(null)]).toEqual([undefined, undefined]);
  });
});

it('a name follows, is on its way, fails, or waits for an address', () => {
  const problem = { code: 'dns.timeout', message: { en: 'x', fr: 'x' }, at: AT };
  const look = (more: object, address: string | null = '192.0.2.1') =>
    nameLook({ ...named('x'), ...more }, address);
  expect(look({ address: '192.0.2.1' })).toBe('follows');
  expect(look({ address: '192.0.2.2' })).toBe('coming');
  expect(look({ address: '192.0.2.1', problem })).toBe('failing');
  expect(look({}, null)).toBe('waiting');
});
