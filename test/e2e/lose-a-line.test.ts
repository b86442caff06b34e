import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { arrive, type Customer } from './customer.js';
import { addSite, plugIn, signUp } from './journey.js';
import { type RunningTresse, startTresse } from './running-tresse.js';
import { goodputBetween, longestSilenceAfter, transfer } from './transfer.js';

const SUM_DOWN = 7.232 + 7.072;

let tresse: RunningTresse;
let customer: Customer;

beforeAll(async () => {
  tresse = await startTresse('e2e-cut');
  customer = await arrive(tresse.portalUrl);
  await signUp(customer.page, tresse.portalUrl);
  await addSite(customer.page);
  await plugIn(customer.page);
}, 240_000);

afterAll(async () => {
  await customer?.leave();
  await tresse?.stop();
}, 60_000);

it.each(['line1', 'line2'])(
  'goes on downloading when %s dies, shows the outage with its cause, and uses the line again when it returns',
  async (line) => {
    const { page } = customer;
    const download = transfer(tresse, 'down', 22);
    await pause(6_000);
    const cutAt = Date.now();
    await tresse.cut(line);
    await page.getByText('Up on 1 of 2 lines.').waitFor({ timeout: 5_000 });
    await page
      .getByText(/went down: nothing came back\./)
      .first()
      .waitFor({ timeout: 5_000 });
    await pause(Math.max(0, cutAt + 6_000 - Date.now()));
    const restoredAt = Date.now();
    await tresse.restore(line);
    await page.getByText('Up on 2 of 2 lines.').waitFor({ timeout: 10_000 });

    const reading = await download;
    expect(longestSilenceAfter(reading, cutAt)).toBeLessThanOrEqual(1_000);
    const whole = goodputBetween(reading, restoredAt + 3_000, restoredAt + 6_000);
    expect(whole / SUM_DOWN).toBeGreaterThan(0.7);
  },
  60_000,
);
