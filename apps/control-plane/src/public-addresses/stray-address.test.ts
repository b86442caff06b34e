import { expect, it } from '@jest/globals';
import { isStray } from './stray-address.js';

const owners = [
  { id: 'one', providerAddressId: '1' },
  { id: 'two', providerAddressId: null },
];

it.each([
  ['a row knows it', { id: '1', label: 'one' }, false],
  ['its order has not been answered yet', { id: '2', label: 'two' }, false],
  ['it was not ordered here', { id: '3', label: undefined }, false],
  ['its row has another', { id: '4', label: 'one' }, true],
  ['it has no row', { id: '5', label: 'three' }, true],
])('an address is a stray, or not: %s', (_, address, stray) => {
  expect(isStray(address, owners)).toBe(stray);
});
