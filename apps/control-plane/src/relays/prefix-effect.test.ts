import { describe, expect, it } from '@jest/globals';
import { prefixEffect } from './prefix-effect.js';

const site = (name: string, relayIndex: number) => ({ id: name, name, tenant: 'Morel', relayIndex });
const SITES = [site('Moulin', 2), site('Ferme', 1), site('Grange', 300)];

describe('another prefix of a relay', () => {
  it('moves each site with IPv6, and strands those that it has no network for', () => {
    const { moved, stranded, sites } = prefixEffect(SITES, '2001:db8:7::/48', '2001:db8:8::/56');
    expect([moved, stranded]).toEqual([2, 1]);
    expect(sites.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['Grange', '2001:db8:7:12c::/64', null],
      ['Ferme', '2001:db8:7:1::/64', '2001:db8:8:1::/64'],
      ['Moulin', '2001:db8:7:2::/64', '2001:db8:8:2::/64'],
    ]);
  });

  it('gives a first network where the former prefix had none, and moves nothing there', () => {
    expect(prefixEffect(SITES, null, '2001:db8:8::/56')).toMatchObject({ gained: 2, moved: 0, stranded: 0 });
    const wider = prefixEffect(SITES, '2001:db8:8::/56', '2001:db8:7::/48');
    expect(wider).toMatchObject({ gained: 1, moved: 2, stranded: 0 });
  });

  it('touches no site where it is the same, or longer at the same place', () => {
    expect(prefixEffect(SITES, '2001:db8:7::/48', '2001:db8:7::/48').sites).toEqual([]);
    expect(prefixEffect(SITES.slice(0, 2), '2001:db8:7::/48', '2001:db8:7::/56')).toEqual({
      gained: 0,
      moved: 0,
      stranded: 0,
      sites: [],
    });
  });

  it('names so many that they can be read', () => {
    const many = Array.from({ length: 200 }, (_, place) => site(`Site ${place}`, place + 1));
    const { stranded, sites } = prefixEffect(many, '2001:db8:7::/48', null);
    expect([stranded, sites.length]).toEqual([200, 20]);
  });
});
