import { expect, it } from '@jest/globals';
import { silenceAt } from './silence.js';

it('a card is silent once it has waited long enough, and others are told of before', () => {
  const first = silenceAt(1_000, new Map(), ['eth1'], 15_000);
  expect(first).toMatchObject({ silent: [], nextMs: 15_000 });
  const second = silenceAt(6_000, first.waiting, ['eth1', 'eth2'], 15_000);
  expect(second).toMatchObject({ silent: [], nextMs: 10_000 });
  expect(silenceAt(16_000, second.waiting, ['eth1', 'eth2'], 15_000)).toMatchObject({
    silent: ['eth1'],
    nextMs: 5_000,
  });
});

it('a card that was given an address meanwhile waits from the beginning', () => {
  const first = silenceAt(0, new Map(), ['eth1'], 15_000);
  const given = silenceAt(9_000, first.waiting, [], 15_000);
  expect(given).toMatchObject({ silent: [], nextMs: null });
  expect(silenceAt(20_000, given.waiting, ['eth1'], 15_000)).toMatchObject({ silent: [], nextMs: 15_000 });
});
