/** Six namespaces as one small internet: a LAN, a site with two shaped lines, two relays and a server. */
import { execFileSync } from 'node:child_process';
import { LineEmulator } from '@tresse/lab';
import { endSilence, ip, ofThisRun, removeNamespaces, runInside, silence } from '../namespaces.js';

const PREFIX = ofThisRun('tdp-t');
const NODES = ['site', 'relay', 'relay2', 'inet', 'lan', 'server'] as const;
/** A machine of the network. */
export type Node = (typeof NODES)[number];

/** Sum of the two lines, in bit/s at the IP level. */
export const SUM_BPS = { down: 14_304_000, up: 1_728_000 };

/** Name of a node's network namespace. */
export const namespace = (node: Node) => `${PREFIX}-${node}`;

/** Runs a command in a node's namespace and gives its output; throws when it fails. */
export function inside(node: Node, argv: readonly string[], input = ''): string {
  return runInside(namespace(node), argv, input);
}

interface End {
  readonly node: Node;
  readonly name: string;
  readonly address?: string;
}

function cable(a: End, b: End): void {
  const [left, right] = [namespace(a.node), namespace(b.node)];
  ip('link', 'add', 'name', a.name, 'netns', left, 'type', 'veth', 'peer', 'name', b.name, 'netns', right);
  for (const end of [a, b]) {
    if (end.address) ip('-n', namespace(end.node), 'address', 'add', end.address, 'dev', end.name);
    ip('-n', namespace(end.node), 'link', 'set', end.name, 'up');
  }
}

function shape(node: Node, device: string, rateKbit: number): void {
  const tbf = ['tbf', 'rate', `${rateKbit}kbit`, 'burst', '6000', 'latency', '150ms'];
  execFileSync('tc', ['-n', namespace(node), 'qdisc', 'add', 'dev', device, 'root', ...tbf]);
}

/**
 * How far the relays are, one way. Were they no way off, the first bytes of a new subflow would be there before the kernel has
 * let it in, which shifts them (docs/kernel-settings.md, MPTCP); the internet gives it the time of a round trip.
 */
const TO_RELAYS = { rateKbit: 200_000, delayMs: 3, jitterMs: 0, lossPercent: 0, queueMs: 150 };

async function distant(a: Required<End>, b: Required<End>, cacheDir: string): Promise<LineEmulator> {
  const ends = {
    ...{ siteNamespace: namespace(a.node), siteInterface: a.name },
    ...{ inetNamespace: namespace(b.node), inetInterface: b.name },
  };
  const emulator = await LineEmulator.start(ends, cacheDir);
  for (const way of ['down', 'up'] as const) await emulator.set(way, TO_RELAYS);
  for (const { node, name, address } of [a, b]) {
    ip('-n', namespace(node), 'address', 'add', address, 'dev', name);
    ip('-n', namespace(node), 'link', 'set', name, 'up');
  }
  return emulator;
}

/**
 * Builds the network; removes what an earlier run left.
 * @returns what keeps the relays at their distance, to be stopped at the end
 */
export async function buildNetwork(cacheDir: string): Promise<LineEmulator[]> {
  removeNetwork();
  for (const node of NODES) {
    ip('netns', 'add', namespace(node));
    ip('-n', namespace(node), 'link', 'set', 'lo', 'up');
  }
  for (const line of [1, 2]) {
    cable(
      { node: 'site', name: `wan${line}`, address: `192.168.${line}.2/24` },
      { node: 'inet', name: `box${line}`, address: `192.168.${line}.1/24` },
    );
    ip(
      ...['-n', namespace('site'), 'route', 'add', 'default', 'via', `192.168.${line}.1`],
      ...['dev', `wan${line}`, 'metric', String(line)],
    );
  }
  const emulators = [
    await distant(
      { node: 'relay', name: 'eth0', address: '203.0.113.10/24' },
      { node: 'inet', name: 'rel', address: '203.0.113.1/24' },
      cacheDir,
    ),
    await distant(
      { node: 'relay2', name: 'eth0', address: '203.0.114.10/24' },
      { node: 'inet', name: 'rel2', address: '203.0.114.1/24' },
      cacheDir,
    ),
  ];
  cable(
    { node: 'server', name: 'eth0', address: '198.51.100.10/24' },
    { node: 'inet', name: 'srv', address: '198.51.100.1/24' },
  );
  cable({ node: 'lan', name: 'eth0', address: '192.168.50.10/24' }, { node: 'site', name: 'lan0' });
  inside('inet', ['sysctl', '-qw', 'net.ipv4.ip_forward=1']);
  const gateways = {
    relay: '203.0.113.1',
    relay2: '203.0.114.1',
    server: '198.51.100.1',
    lan: '192.168.50.1',
  } as const;
  for (const [node, gateway] of Object.entries(gateways) as [Node, string][]) {
    ip('-n', namespace(node), 'route', 'add', 'default', 'via', gateway, 'dev', 'eth0', 'onlink');
  }
  shape('inet', 'box1', 7232);
  shape('inet', 'box2', 7072);
  shape('site', 'wan1', 896);
  shape('site', 'wan2', 832);
  return emulators;
}

/** Silences a line both ways without either end seeing its interface go down. */
export const cutLine = (line: 1 | 2) => silence(namespace('inet'), `box${line}`);

/** Lets a silenced line speak again. */
export const restoreLines = () => endSilence(namespace('inet'));

/** Takes MPTCP out of all connections on a line, as some boxes do. */
export function stripMptcp(line: 1 | 2): void {
  const strip = `iifname "box${line}" ip protocol tcp reset tcp option mptcp`;
  const rules = `table inet strip { chain f { type filter hook forward priority 0; ${strip}; }; }`;
  inside('inet', ['nft', '-f', '-'], rules);
}

/** Ends that. */
export function passMptcp(): void {
  inside('inet', ['nft', 'delete', 'table', 'inet', 'strip']);
}

/** What a namespace holds, as text to compare: addresses of links, routes, rules, filters, endpoints. */
export function picture(node: Node): string {
  const commands = [
    ['ip', '-o', '-4', 'address'],
    ['ip', '-4', 'route', 'show', 'table', 'all'],
    ['ip', 'rule'],
    ['ip', 'mptcp', 'endpoint'],
    ['ip', 'mptcp', 'limits'],
    ['tc', 'qdisc'],
    ['nft', 'list', 'ruleset'],
    ['sysctl', 'net.ipv4', 'net.mptcp'],
  ];
  const unsteady = /^net\.ipv4\.(tcp_available|tcp_fastopen_key|.*random)/;
  return commands
    .flatMap((argv) => inside(node, argv).split('\n'))
    .filter((line) => !unsteady.test(line))
    .join('\n');
}

/** Ends what runs in the namespaces, and removes them. */
export function removeNetwork(): void {
  removeNamespaces(NODES.map(namespace));
}
