import { describe, expect, it } from '@jest/globals';
import type { Paths, Step } from '@tresse/net-plan';
import type { Host } from '../host.js';
import { fakeHost } from '../testing/fake-host.js';
import { execute } from './index.js';

const PATHS: Paths = { stateDir: '/state', wireguardKey: '/state/wireguard.key' };
const numbers = Array.from({ length: 10 }, (_, place) => place + 1);
const UP = numbers.map((n): Step => ({ action: 'set-link', name: `tr${n}-1`, mtu: 1_420 }));
const lines = (from: number, to = numbers.length) =>
  numbers
    .slice(from - 1, to)
    .map((n) => `link set tr${n}-1 mtu 1420 up\n`)
    .join('');

/** A host whose `ip` ends at the command about this interface, and does that no better by itself. */
function hostWithout(name: string, complaint: string) {
  const host = fakeHost({ [`ip link set ${name} `]: { code: 2, stderr: `${complaint}\n` } });
  const { run } = host;
  host.run = async (argv, options = {}) => {
    const result = await run(argv, options);
    const at = options.stdin?.split('\n').findIndex((line) => line.includes(` ${name} `)) ?? -1;
    const stderr = `${complaint}\nCommand failed -:${at + 1}\n`;
    return at < 0 ? result : { code: 1, stdout: '', stderr };
  };
  return host;
}

describe('many commands of ip', () => {
  it('are given at once, and the few beside them one by one', async () => {
    const host = fakeHost();
    const steps: Step[] = [
      ...UP,
      { action: 'add-rule', rule: { family: 'ipv6', priority: 5600, table: 400, incoming: 'lan0' } },
      ...UP.slice(0, 2),
    ];
    const told: Step[] = [];
    const result = await execute(host, steps, PATHS, { onStep: (step) => told.push(step) });
    expect(result).toEqual({ done: steps, failed: null });
    expect(told).toEqual(steps);
    expect(host.commands).toEqual([
      `ip -batch - < ${lines(1)}`,
      'ip -6 rule add priority 5600 iif lan0 lookup 400',
      'ip link set tr1-1 mtu 1420 up',
      'ip link set tr2-1 mtu 1420 up',
    ]);
  });

  it('stop at the step that fails, in the words that it has by itself', async () => {
    const host = hostWithout('tr9-1', 'Cannot find device "tr9-1"');
    expect(await execute(host, UP, PATHS)).toEqual({
      done: UP.slice(0, 8),
      failed: {
        step: UP[8],
        code: 'host.command-failed',
        message: 'ip link set tr9-1 mtu 1420 up: Cannot find device "tr9-1"',
      },
    });
    expect(host.commands).toEqual([`ip -batch - < ${lines(1)}`, 'ip link set tr9-1 mtu 1420 up']);
  });

  it('go on behind one that was done before', async () => {
    const known = numbers.map((n): Step => {
      return { action: 'add-rule', rule: { priority: 5_000 + n, table: 200 + n, mark: 200 + n } };
    });
    const present: Pick<Host, 'run'> = {
      run: async (argv, options) => {
        commands.push(argv.join(' '));
        if (options?.stdin?.startsWith('rule add priority 5001 '))
          return { code: 1, stdout: '', stderr: 'RTNETLINK answers: File exists\nCommand failed -:1\n' };
        const isThere = argv.includes('5001');
        return {
          code: isThere ? 2 : 0,
          stdout: '',
          stderr: isThere ? 'RTNETLINK answers: File exists\n' : '',
        };
      },
    };
    const commands: string[] = [];
    expect(await execute({ ...fakeHost(), ...present }, known, PATHS)).toEqual({ done: known, failed: null });
    expect(commands).toEqual([
      'ip -batch -',
      'ip rule add priority 5001 fwmark 201 lookup 201',
      'ip -batch -',
    ]);
  });

  it('are given by some dozens, so that a plan which becomes void ends soon', async () => {
    const host = fakeHost();
    let batches = 0;
    const { run } = host;
    host.run = (argv, options) => {
      batches += 1;
      return run(argv, options);
    };
    const many = Array.from({ length: 20 }, () => UP).flat();
    const { done, failed } = await execute(host, many, PATHS, { isCurrent: () => batches === 0 });
    expect([done.length, failed, batches]).toEqual([64, null, 1]);
  });
});
