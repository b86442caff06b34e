/** Runs in the guest: a PPPoE session by the agent's own steps, to a provider's door that asks for a password; prints what came of it as JSON. */
import { execFileSync, spawn } from 'node:child_process';
import { statSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { execute, realHost } from '@tresse/net-apply';
import { pppoeSession } from '../../../packages/net-plan/src/render/site/pppoe.js';

export interface PppoeAnswer {
  failed: unknown;
  address: string;
  reachesProvider: boolean;
  /** Mode of the file that holds the password. */
  mode: string;
  /** The session's interface after it was stopped. */
  left: string;
}

const DOOR = '100.64.0.1';
const ip = (...argv: string[]) => execFileSync('ip', argv, { encoding: 'utf8' });
const address = () => ip('-o', '-4', 'address', 'show').match(/tp1 +inet (\S+)/)?.[1] ?? '';

function succeeds(program: string, ...argv: string[]): boolean {
  try {
    execFileSync(program, argv, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function until(good: () => boolean): Promise<void> {
  for (let waited = 0; waited < 100 && !good(); waited++) await wait(100);
}

execFileSync('modprobe', ['-d', '/run/modules', 'pppoe']);
execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', '/etc/ppp']);
writeFileSync('/etc/ppp/pap-secrets', '"fti/abc" * "se\\"cret" *\n', { mode: 0o600 });
writeFileSync('/etc/ppp/door', 'require-pap\nnoipv6\nlcp-echo-interval 10\n');
ip('netns', 'add', 'isp');
ip('link', 'add', 'wan1', 'type', 'veth', 'peer', 'name', 'port', 'netns', 'isp');
ip('-n', 'isp', 'link', 'set', 'port', 'up');
ip('link', 'set', 'wan1', 'up');
spawn(
  'ip',
  [
    ...['netns', 'exec', 'isp', 'pppoe-server', '-F', '-I', 'port', '-L', DOOR, '-R', '100.64.0.7'],
    ...['-N', '1', '-O', '/etc/ppp/door'],
  ],
  { stdio: 'ignore' },
);

const paths = { stateDir: process.cwd(), wireguardKey: '' };
const { files, service } = pppoeSession({
  ...{ index: 1, carrying: 'wan1', device: 'tp1', stateDir: paths.stateDir },
  ...{ user: 'fti/abc', password: 'se"cret' },
});
const { name, program, arguments: argv } = service;
const { failed } = await execute(
  realHost(),
  [
    ...Object.entries(files).map(([path, content]) => ({ action: 'write-file' as const, path, content })),
    { action: 'start-service', name, program, arguments: argv, configHash: 'any' },
  ],
  paths,
);
await until(() => address() !== '');
const had = address();
const reachesProvider = succeeds('ping', '-c', '1', '-W', '2', DOOR);
const mode = (statSync(Object.keys(files)[0] ?? '').mode & 0o777).toString(8);
await execute(realHost(), [{ action: 'stop-service', name }], paths);
await until(() => address() === '');
const answer: PppoeAnswer = { failed, address: had, reachesProvider, mode, left: address() };
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
