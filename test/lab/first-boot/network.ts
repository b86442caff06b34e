/** Four namespaces: the box, two providers, and a laptop. */
import { type ChildProcess, spawn } from 'node:child_process';
import { ip, ofThisRun, removeNamespaces, runInside } from '../namespaces.js';

/** Ends of the box's cards: `eth0` and `eth1` lead to the providers, `eth2` to the laptop. */
const NODES = ['box', 'isp0', 'isp1', 'laptop'] as const;
export type Node = (typeof NODES)[number];

/** Where the control plane is, behind the second provider alone. */
export const CONTROL_PLANE = '203.0.113.7';

export const namespace = (node: Node) => `${ofThisRun('tfb-t')}-${node}`;

/** Runs a command in a namespace and gives its output; throws when it fails. */
export const inside = (node: Node, ...argv: readonly string[]) => runInside(namespace(node), argv);

/** The same in a process that stays. */
export function startInside(node: Node, argv: readonly string[]): ChildProcess {
  return spawn('ip', ['netns', 'exec', namespace(node), ...argv], { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** Builds the network with both providers in the same subnet; removes what an earlier run left. */
export function buildNetwork(): void {
  removeNetwork();
  for (const node of NODES) {
    ip('netns', 'add', namespace(node));
    ip('-n', namespace(node), 'link', 'set', 'lo', 'up');
  }
  connectCard('eth0', 'isp0');
  connectCard('eth2', 'laptop');
  ip('-n', namespace('isp1'), 'address', 'add', `${CONTROL_PLANE}/32`, 'dev', 'lo');
}

/** Plugs a card of the box in, with the other end at a node. */
export function connectCard(card: string, node: Node): void {
  const ends = ['netns', namespace('box'), 'type', 'veth', 'peer', 'name', 'far', 'netns', namespace(node)];
  ip('link', 'add', 'name', card, ...ends);
  ip('-n', namespace(node), 'link', 'set', 'far', 'up');
  if (node !== 'laptop') ip('-n', namespace(node), 'address', 'add', '192.168.1.1/24', 'dev', 'far');
}

export const removeNetwork = () => removeNamespaces(NODES.map(namespace));

/** A provider's DHCP server, which hands out one address. Source: dnsmasq(8). */
export function serveDhcp(node: Node, address: string): ChildProcess {
  return startInside(node, [
    ...['dnsmasq', '--keep-in-foreground', '--conf-file=/dev/null', '--port=0', '--interface=far'],
    ...['--bind-interfaces', '--dhcp-authoritative', '--no-ping', `--dhcp-range=${address},${address},120`],
    ...['--dhcp-leasefile=/dev/null', '--pid-file='],
  ]);
}
