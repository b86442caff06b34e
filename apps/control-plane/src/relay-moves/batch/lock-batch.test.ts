import { expect, it } from '@jest/globals';
import { withWholeAddresses } from './lock-batch.js';

it('sites of an address of which one, or the address itself, is somebody else’s just now are left for another time', () => {
  const sites = ['alone', 'a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
  const holders = [
    { siteId: 'a', addressId: 'whole' },
    { siteId: 'b', addressId: 'whole' },
    { siteId: 'c', addressId: 'parted' },
    { siteId: 'busy', addressId: 'parted' },
    { siteId: 'd', addressId: 'taken' },
    { siteId: 'e', addressId: 'taken' },
  ];
  const free = withWholeAddresses(sites, holders, new Set(['whole', 'parted']));
  expect(free.map(({ id }) => id)).toEqual(['alone', 'a', 'b']);
});
