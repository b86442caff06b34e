import { describe, expect, it } from '@jest/globals';
import type { Paths, Route, Step } from '@tresse/net-plan';
import { fakeHost } from '../testing/fake-host.js';
import { execute } from './index.js';

const PATHS: Paths = { stateDir: '/state', wireguardKey: '/state/wireguard.key' };
const KEY = `${'R'.repeat(42)}0=`;

describe('execute', () => {
  it('says to the kernel exactly this for a line', async () => {
    const host = fakeHost({ 'wg show tl1 endpoints': { stdout: 'OLD=\t(none)\n' } });
    const steps: Step[] = [
      { action: 'create-link', link: { kind: 'vlan', name: 'tv1', parent: 'wan1', tag: 35 } },
      { action: 'create-tunnel', name: 'tl1', kind: 'kernel' },
      { action: 'add-address', link: 'tl1', address: '10.77.0.17/32' },
      { action: 'set-link', name: 'tl1', mtu: 1420 },
      {
        action: 'set-route',
        route: {
          type: 'unicast',
          table: 101,
          destination: 'default',
          metric: 1,
          device: 'wan1',
          via: '192.168.1.1',
          congestion: 'cubic',
        },
      },
      {
        action: 'set-route',
        route: { type: 'unreachable', table: 101, destination: 'default', metric: 65_535 },
      },
      { action: 'add-rule', rule: { priority: 5001, table: 101, mark: 101 } },
      { action: 'add-rule', rule: { priority: 5400, table: 254, suppressPrefixLength: 0 } },
      { action: 'add-rule', rule: { family: 'ipv6', priority: 5600, table: 400, incoming: 'lan0' } },
      {
        action: 'configure-tunnel',
        keyFile: '/state/wireguard.key',
        tunnel: {
          name: 'tl1',
          publicKey: '',
          listenPort: null,
          mark: 101,
          peer: {
            publicKey: KEY,
            endpoint: '203.0.113.10:20008',
            allowedIps: ['0.0.0.0/0'],
            keepalive: 25,
          },
        },
      },
      { action: 'set-mptcp-limits', subflows: 8, addAddrAccepted: 0 },
      { action: 'add-endpoint', endpoint: { id: 1, address: '10.77.0.17', device: 'tl1' } },
    ];
    expect((await execute(host, steps, PATHS)).failed).toBeNull();
    expect(host.commands).toEqual([
      'ip link add link wan1 name tv1 type vlan id 35',
      'ip link add tl1 type wireguard',
      'ip address add 10.77.0.17/32 dev tl1',
      'ip link set tl1 mtu 1420 up',
      'ip route replace default via 192.168.1.1 dev wan1 onlink table 101 metric 1 congctl lock cubic',
      'ip route replace unreachable default table 101 metric 65535',
      'ip rule add priority 5001 fwmark 101 lookup 101',
      'ip rule add priority 5400 lookup 254 suppress_prefixlength 0',
      'ip -6 rule add priority 5600 iif lan0 lookup 400',
      'wg show tl1 endpoints',
      `wg set tl1 private-key /state/wireguard.key fwmark 101 peer OLD= remove peer ${KEY} endpoint 203.0.113.10:20008 persistent-keepalive 25 allowed-ips 0.0.0.0/0`,
      'ip mptcp limits set subflows 8 add_addr_accepted 0',
      'ip mptcp endpoint add 10.77.0.17 dev tl1 id 1 subflow',
    ]);
  });

  it('replaces what is spread in one transaction', async () => {
    const host = fakeHost();
    await execute(
      host,
      [{ action: 'set-spread', spread: { name: 'spread-3', marks: [201, 201, 203] } }],
      PATHS,
    );
    expect(host.commands).toEqual([
      'nft -f - < flush map inet tresse spread-3 ; add element inet tresse spread-3 { 0 : 201, 1 : 201, 2 : 203 }\n',
    ]);
  });

  it('says to the kernel exactly this for a bond', async () => {
    const host = fakeHost();
    const member = { link: 'ta1', bond: 'tb0' };
    const steps: Step[] = [
      {
        action: 'create-link',
        link: { kind: 'bond', name: 'tb0', mode: 'balance-xor', hash: 'layer3+4', carrierMs: 100 },
      },
      {
        action: 'create-link',
        link: { kind: 'bond', name: 'tb1', mode: 'balance-rr', arp: { everyMs: 200, target: '10.77.0.1' } },
      },
      { action: 'create-link', link: { kind: 'tap', name: 'ta1' } },
      { action: 'join-bond', ...member },
      { action: 'prefer-member', ...member },
      { action: 'leave-bond', ...member },
    ];
    expect((await execute(host, steps, PATHS)).failed).toBeNull();
    const onePeer = 'arp off address 02:74:72:65:73:73';
    expect(host.commands).toEqual([
      `ip link add name tb0 ${onePeer} type bond mode balance-xor all_slaves_active 1 xmit_hash_policy layer3+4 miimon 100`,
      `ip link add name tb1 ${onePeer} gso_max_segs 1 type bond mode balance-rr all_slaves_active 1 arp_interval 200 arp_ip_target 10.77.0.1`,
      'ip tuntap add dev ta1 mode tap',
      `ip link set ta1 ${onePeer}`,
      'ip link set ta1 down',
      'ip link set ta1 master tb0',
      'ip link set tb0 type bond primary ta1',
      'ip link set ta1 nomaster',
      'ip link set ta1 up',
    ]);
  });

  it('stops at the step that fails and tells what was done before', async () => {
    const host = fakeHost({ 'ip link set tl2': { code: 2, stderr: 'Cannot find device "tl2"\n' } });
    const steps: Step[] = [
      { action: 'set-link', name: 'tl1', mtu: null },
      { action: 'set-link', name: 'tl2', mtu: null },
      { action: 'set-link', name: 'tl3', mtu: null },
    ];
    const result = await execute(host, steps, PATHS);
    expect(result.done).toEqual(steps.slice(0, 1));
    expect(result.failed).toEqual({
      step: steps[1],
      code: 'host.command-failed',
      message: 'ip link set tl2 up: Cannot find device "tl2"',
    });
  });

  it('takes for done what the fast path has done already', async () => {
    const host = fakeHost({
      'ip mptcp endpoint add': { code: 2, stderr: 'Error: too many addresses or duplicate one: -16.\n' },
      'ip mptcp endpoint delete': { code: 2, stderr: 'Error: address not found.\n' },
      'ip route del': { code: 2, stderr: 'RTNETLINK answers: No such process\n' },
    });
    const endpoint = { id: 1, address: '10.77.0.17', device: 'tl1' };
    const route: Route = { type: 'unicast', table: 400, destination: 'default', metric: 1, device: 'tl1' };
    const steps: Step[] = [
      { action: 'add-endpoint', endpoint },
      { action: 'remove-endpoint', endpoint },
      { action: 'remove-route', route },
    ];
    expect(await execute(host, steps, PATHS)).toEqual({ done: steps, failed: null });
  });

  it('begins no further step of a plan that has become void', async () => {
    const host = fakeHost();
    const steps: Step[] = [
      { action: 'set-link', name: 'tl1', mtu: null },
      { action: 'set-link', name: 'tl2', mtu: null },
    ];
    let current = true;
    const onStep = () => {
      current = false;
    };
    const result = await execute(host, steps, PATHS, { onStep, isCurrent: () => current });
    expect(result).toEqual({ done: steps.slice(0, 1), failed: null });
    expect(host.commands).toEqual(['ip link set tl1 up']);
  });

  it('notes a setting before its first change only, and gives it back', async () => {
    const path = 'net/ipv4/tcp_wmem';
    const host = fakeHost({}, { [`/proc/sys/${path}`]: '4096\t16384\t4194304\n' });
    await execute(host, [{ action: 'set-sysctl', path, value: '4096 16384 1' }], PATHS);
    await execute(host, [{ action: 'set-sysctl', path, value: '4096 16384 2' }], PATHS);
    expect(JSON.parse(host.files.get('/state/net/ledger.json') ?? '')).toEqual({
      sysctls: { [path]: '4096 16384 4194304' },
      addresses: [],
    });
    await execute(host, [{ action: 'restore-sysctl', path, value: '4096 16384 4194304' }], PATHS);
    expect(host.files.get(`/proc/sys/${path}`)).toBe('4096 16384 4194304');
    expect(host.files.has('/state/net/ledger.json')).toBe(false);
  });

  it('notes no setting of a tunnel, which goes with its interface', async () => {
    const host = fakeHost({}, { '/proc/sys/net/ipv4/conf/tr7-1/rp_filter': '2\n' });
    const path = 'net/ipv4/conf/tr7-1/rp_filter';
    await execute(host, [{ action: 'set-sysctl', path, value: '0' }], PATHS);
    expect([...host.files]).toEqual([[`/proc/sys/${path}`, '0']]);
  });
});
