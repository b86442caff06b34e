import { expect, it } from '@jest/globals';
import { fakeHost } from '../testing/fake-host.js';
import { watchModems } from './watch-modems.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('tells once of what happens to modems together, and of nothing else that the bus says', async () => {
  const host = fakeHost();
  let told = 0;
  const stop = watchModems(host, () => {
    told += 1;
  });
  host.happen.told('#type\ttimestamp\tserial\tsender\tdestination\tpath\tinterface\tmember');
  host.happen.told(
    'sig\t1.5\t2\torg.freedesktop.DBus\t:1.2\t/org/freedesktop/DBus\torg.freedesktop.DBus\tNameLost',
  );
  await turn();
  expect(told).toBe(0);
  const modem = '/org/freedesktop/ModemManager1/Modem/0\torg.freedesktop.ModemManager1.Modem\tStateChanged';
  host.happen.told(`sig\t2.5\t28\t:1.1\t<none>\t${modem}`);
  host.happen.told(`sig\t2.6\t30\t:1.1\t<none>\t${modem}`);
  await turn();
  expect(told).toBe(1);
  host.happen.told(`sig\t3.5\t31\t:1.1\t<none>\t${modem}`);
  stop();
  await turn();
  expect(told).toBe(1);
});
