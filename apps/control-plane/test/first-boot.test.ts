import { expect, it } from '@jest/globals';
import { boot } from './boot.js';

it('boots', async () => {
  const t = Date.now();
  const b = await boot();
  console.log(b.url, Date.now() - t);
  await b.stop();
  expect(1).toBe(1);
}, 30000);
