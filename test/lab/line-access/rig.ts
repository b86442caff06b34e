/** Two namespaces: the box with its lines, and the provider at the other end of them. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { SiteDesired } from '@tresse/contracts';
import { ip, ofThisRun, removeNamespaces, runInside } from '../namespaces.js';

const NODES = ['box', 'isp'] as const;
type Node = (typeof NODES)[number];

const namespace = (node: Node) => `${ofThisRun('tla-t')}-${node}`;

/** Runs a command in a namespace and gives its output; throws when it fails. */
export function inside(node: Node, ...argv: readonly string[]): string {
  return runInside(namespace(node), argv);
}

/** Builds the network, `wan1` and `wan2` leading from the box to `line1` and `line2`; removes what an earlier run left. */
export function buildLines(): void {
  removeLines();
  for (const node of NODES) {
    ip('netns', 'add', namespace(node));
    ip('-n', namespace(node), 'link', 'set', 'lo', 'up');
  }
  for (const line of [1, 2]) {
    const [box, isp] = [namespace('box'), namespace('isp')];
    const ends = ['netns', box, 'type', 'veth', 'peer', 'name', `line${line}`, 'netns', isp];
    ip('link', 'add', 'name', `wan${line}`, ...ends);
    ip('-n', isp, 'link', 'set', `line${line}`, 'up');
    ip('-n', box, 'link', 'set', `wan${line}`, 'up');
  }
  const lan = ['type', 'veth', 'peer', 'name', 'device'];
  ip('-n', namespace('box'), 'link', 'add', 'name', 'lan0', ...lan);
}

/** Ends what runs in the namespaces, and removes them. */
export function removeLines(): void {
  removeNamespaces(NODES.map(namespace));
}

/** A DHCP server at the provider's end of line 1, until it is stopped. Source: dnsmasq(8). */
export function serveDhcp(router: string, first: string, last: string): ChildProcess {
  inside('isp', 'ip', 'address', 'flush', 'dev', 'line1');
  inside('isp', 'ip', 'address', 'add', `${router}/24`, 'dev', 'line1');
  return spawn(
    'ip',
    [
      ...['netns', 'exec', namespace('isp'), 'dnsmasq', '--keep-in-foreground', '--conf-file=/dev/null'],
      ...['--port=0', '--interface=line1', '--bind-interfaces', '--dhcp-authoritative', '--no-ping'],
      ...[`--dhcp-range=${first},${last},120`, '--dhcp-leasefile=/dev/null', '--pid-file='],
    ],
    { stdio: 'ignore' },
  );
}

/** Starts the box; ending its input takes down what it has made. */
export function startBox(program: string, stateDir: string, desired: SiteDesired): ChildProcess {
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(`${stateDir}/wireguard.key`, execFileSync('wg', ['genkey']), { mode: 0o600 });
  const isolated = ['unshare', '--mount', '--propagation', 'private', process.execPath, program, stateDir];
  return spawn('ip', ['netns', 'exec', namespace('box'), ...isolated, JSON.stringify(desired)], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
}

/** Ends the box's program and waits for it. */
export async function endBox(box: ChildProcess): Promise<void> {
  const ended = once(box, 'exit');
  box.stdin?.end();
  await ended;
}

/** Asks until the answer is this, for at most `patienceMs`; gives the last answer. */
export async function settle<T>(ask: () => T, good: (answer: T) => boolean, patienceMs: number): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const answer = ask();
    if (good(answer) || performance.now() > until) return answer;
    await wait(25);
  }
}
