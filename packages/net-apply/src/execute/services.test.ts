import { describe, expect, it } from '@jest/globals';
import type { Program, Step } from '@tresse/net-plan';
import { fakeHost } from '../testing/fake-host.js';
import { execute } from './index.js';

const PATHS = { stateDir: '/state', wireguardKey: '/state/key' };
const stat = (pid: number) => `${pid} (some name) S ${'0 '.repeat(18)}${pid}0 0`;
const record = (pid: number) =>
  `{"current":{"pid":${pid},"startTime":"${pid}0"},"configHash":"old","retired":[]}`;

/** A host on which process 7 runs as the service, and process 8 will. */
const hostWith = (name: string, pidFile = `/state/net/${name}.pid`) =>
  fakeHost(
    {},
    { '/proc/7/stat': stat(7), '/proc/8/stat': stat(8), [`/state/net/${name}.json`]: record(7) },
    { [pidFile]: '8\n' },
  );

const reload = (name: string, program: Program, argv: string[]): Step => ({
  ...{ action: 'reload-service', name, program, arguments: argv, configHash: 'new' },
});

describe('services', () => {
  it('hands connections over to the new proxy', async () => {
    const host = hostWith('haproxy');
    const result = await execute(
      host,
      [reload('haproxy', 'haproxy', ['-f', '/state/net/haproxy.cfg'])],
      PATHS,
    );
    expect(result.failed).toBeNull();
    expect(host.commands).toEqual([
      'haproxy -c -q -f /state/net/haproxy.cfg',
      'launch mptcpize run haproxy -D -p /state/net/haproxy.pid -f /state/net/haproxy.cfg -sf 7',
    ]);
    expect(JSON.parse(host.files.get('/state/net/haproxy.json') ?? '')).toEqual({
      current: { pid: 8, startTime: '80' },
      configHash: 'new',
      retired: [{ pid: 7, startTime: '70' }],
    });
  });

  it('runs the proxy that goes out without MPTCP', async () => {
    const host = hostWith('haproxy-out');
    await execute(host, [reload('haproxy-out', 'haproxy-plain', ['-f', '/state/net/out.cfg'])], PATHS);
    expect(host.commands).toEqual([
      'haproxy -c -q -f /state/net/out.cfg',
      'launch haproxy -D -p /state/net/haproxy-out.pid -f /state/net/out.cfg -sf 7',
    ]);
  });

  it.each<[Program, string, string[]]>([
    ['openvpn', 'openvpn --daemon one --writepid /state/net/one.pid -x', []],
    ['dnsmasq', 'dnsmasq --pid-file=/state/net/one.pid -x', ['dnsmasq --test -x']],
    ['udhcpc', 'udhcpc -b -p /state/net/one.pid -x', []],
    ['pppd', 'pppd linkname one -x', []],
    ['wpa_supplicant', 'wpa_supplicant -B -P /state/net/one.pid -x', []],
  ])('ends what cannot hand over before %s starts anew', async (program, launched, checks) => {
    const host = hostWith('one', program === 'pppd' ? '/run/ppp-one.pid' : undefined);
    const result = await execute(host, [reload('one', program, ['-x'])], PATHS);
    expect(result.failed).toBeNull();
    expect(host.commands).toEqual([...checks, 'kill SIGTERM 7', 'kill SIGKILL 7', `launch ${launched}`]);
    expect(JSON.parse(host.files.get('/state/net/one.json') ?? '')).toEqual({
      current: { pid: 8, startTime: '80' },
      configHash: 'new',
      retired: [],
    });
  });

  it.each([
    ['gives up root where it can', '000001ffffffffff', 'dnsmasq --pid-file=/state/net/one.pid -x'],
    [
      'stays root that may do little',
      '0000000000003400',
      'dnsmasq --pid-file=/state/net/one.pid -x --user= --group=',
    ],
  ])('lets a server that changes its user %s', async (_, held, launched) => {
    const host = hostWith('one');
    host.files.set('/proc/self/status', `Name:\tnode\nCapPrm:\t0\nCapEff:\t${held}\nCapBnd:\t0\n`);
    await execute(host, [reload('one', 'dnsmasq', ['-x'])], PATHS);
    expect(host.commands.at(-1)).toBe(`launch ${launched}`);
  });

  it('says where to look when a program ends at once', async () => {
    const host = fakeHost({ openvpn: { code: 1 } });
    const { failed } = await execute(host, [reload('one', 'openvpn', [])], PATHS);
    expect(failed?.message).toBe('one did not start; see /state/log/one.log');
  });
});
