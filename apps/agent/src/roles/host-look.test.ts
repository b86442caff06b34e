import { expect, it } from '@jest/globals';
import type { HostCapabilities } from '@tresse/net-plan';
import { pino } from 'pino';
import { fakeHost } from '../../../../packages/net-apply/src/testing/fake-host.js';
import { HostLook } from './host-look.js';

const CAN: HostCapabilities = {
  kernelWireguard: true,
  mptcp: true,
  bonding: true,
  openvpn: false,
  dnsmasq: true,
  qdiscs: [],
  access: [],
  ipv6: true,
  bbr: 'bbr',
  rtoMax: true,
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

it('a host that gets a program can do more from then on, and one that gets another is not heard', async () => {
  const host = fakeHost();
  let can = CAN;
  let looks = 0;
  const look = new HostLook(host, pino({ level: 'silent' }), async () => {
    looks += 1;
    return can;
  });
  expect(look.reported).toBeNull();
  expect(await look.take()).toBe(CAN);
  let told = 0;
  const stop = look.follow(() => {
    told += 1;
  });
  host.happen.changed('status');
  await turn();
  expect({ looks, told }).toEqual({ looks: 2, told: 0 });
  can = { ...CAN, openvpn: true };
  host.happen.changed('status');
  await turn();
  expect({ looks, told }).toEqual({ looks: 3, told: 1 });
  expect(look.reported?.openvpn).toBe(true);
  expect((await look.take()).openvpn).toBe(true);
  stop();
});
