import { expect, it } from '@jest/globals';
import { fakeHost } from '../testing/fake-host.js';
import { readSysctls } from './sysctls.js';

const settings = (names: readonly string[]) =>
  Object.fromEntries(
    names.flatMap((name) => [
      ...['rp_filter', 'send_redirects', 'accept_redirects', 'accept_local'].map(
        (setting) => [`/proc/sys/net/ipv4/conf/${name}/${setting}`, '0\n'] as const,
      ),
      [`/proc/sys/net/ipv6/conf/${name}/accept_ra`, '1\n'] as const,
    ]),
  );

/** A host with a directory for each interface, that counts the files read of each. */
function countingHost(names: readonly string[]) {
  const host = fakeHost({}, settings(names));
  const reads: string[] = [];
  return {
    reads,
    host: {
      ...host,
      listDirectory: async () => [...names],
      readFile: (path: string) => {
        reads.push(path);
        return host.readFile(path);
      },
    },
  };
}

it('reads four settings of a tunnel, and all that matter of another interface', async () => {
  const { host, reads } = countingHost(['eth0', 'tr1-1', 'tr1-2']);
  const found = await readSysctls(host);
  const of = (name: string) => reads.filter((path) => path.includes(`/conf/${name}/`)).length;
  expect([of('tr1-1'), of('tr1-2'), of('eth0')]).toEqual([4, 4, 8]);
  expect(found['net/ipv4/conf/tr1-2/rp_filter']).toBe('0');
  expect(found['net/ipv6/conf/eth0/accept_ra']).toBe('1');
});

it('lets others have their turn while it reads the settings of hundreds of tunnels', async () => {
  const { host, reads } = countingHost(Array.from({ length: 400 }, (_, n) => `tr${n}-1`));
  const turns: number[] = [];
  let reading = true;
  const turn = () => {
    turns.push(reads.length);
    if (reading) setImmediate(turn);
  };
  setImmediate(turn);
  await readSysctls(host);
  turns.push(reads.length);
  reading = false;
  expect(reads.length).toBeGreaterThan(1_200);
  expect(Math.max(...turns.map((count, place) => count - (turns[place - 1] ?? 0)))).toBeLessThanOrEqual(200);
});
