import { expect, it } from '@jest/globals';
import { addressReach } from './reach.js';

const alike = (provider: string, a: string, b: string) =>
  addressReach(provider, a) === addressReach(provider, b);

it.each([
  ['hetzner', 'fsn1', 'hel1', true],
  ['hetzner', 'nbg1', 'ash', false],
  ['hetzner', 'hil', 'ash', false],
  ['scaleway', 'fr-par-1', 'fr-par-1', true],
  ['scaleway', 'fr-par-1', 'fr-par-2', false],
  ['ovh', 'SBG5', 'GRA11', true],
  ['ovh', 'RBX-A', 'SBG5', true],
  ['ovh', 'GRA11', 'BHS5', false],
  ['ovh', 'GRA11', 'DE1', false],
  ['local', 'here', 'here', true],
])('%s moves an address from %s to %s: %s', (provider, from, to, moves) => {
  expect(alike(provider, from, to)).toBe(moves);
});
