import { expect, it } from '@jest/globals';
import { fakeHost } from './testing/fake-host.js';
import { watchPackages } from './watch-packages.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('packages that come or go are told once, when the last one is in place', async () => {
  const host = fakeHost();
  let told = 0;
  const stop = watchPackages(host, () => {
    told += 1;
  });
  host.happen.changed('lock');
  host.happen.changed('status-old');
  await turn();
  expect(told).toBe(0);
  host.happen.changed('status');
  host.happen.changed('status');
  await turn();
  expect(told).toBe(1);
  host.happen.changed('status');
  stop();
  await turn();
  expect(told).toBe(1);
});
