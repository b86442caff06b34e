import { describe, expect, it } from '@jest/globals';
import { fakeHost } from './testing/fake-host.js';
import { interfaceOf, watchFacts } from './watch-facts.js';

const PATHS = { stateDir: '/state', wireguardKey: '/state/wireguard.key' };
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('what happens to lines', () => {
  it.each([
    ['3: wan1    inet 192.168.1.2/24 scope global wan1', 'wan1'],
    ['Deleted 3: wan1    inet 192.168.1.2/24 scope global wan1', 'wan1'],
    ['3: tv1@wan1: <NO-CARRIER,BROADCAST,UP> mtu 1500 state LOWERLAYERDOWN', 'tv1'],
    ['default via 192.168.1.1 dev wan1 ', 'wan1'],
    ['Deleted default via 192.168.1.1 dev wan1 ', 'wan1'],
    ['default via 192.168.1.1 dev wan1 table 101 ', null],
    ['local 192.168.1.2 dev wan1 table local proto kernel scope host', null],
    ['       valid_lft forever preferred_lft forever', null],
  ])('`%s` is of %s', (line, name) => {
    expect(interfaceOf(line)).toBe(name);
  });

  it('is told once for events that come together, of known interfaces and of leases', async () => {
    const host = fakeHost();
    let told = 0;
    const stop = watchFacts(
      host,
      PATHS,
      () => new Set(['wan1']),
      () => {
        told += 1;
      },
    );
    host.happen.told('4: eth9: <UP> mtu 1500');
    host.happen.changed('haproxy.pid');
    await turn();
    expect(told).toBe(0);
    host.happen.told('3: wan1: <UP> mtu 1500');
    host.happen.told('default via 192.168.1.1 dev wan1 ');
    host.happen.changed('wan1.lease');
    await turn();
    expect(told).toBe(1);
    host.happen.changed('wan1.lease');
    stop();
    await turn();
    expect(told).toBe(1);
  });
});
