/**
 * A site where every mode of the LAN can be tried: on its segment stand the box, two hosts, the boxes of two lines and
 * a router with a network behind it; two further lines have interfaces of their own.
 */
import { endSilence, ip, ofThisRun, removeNamespaces, runInside, silence } from '../namespaces.js';

const PREFIX = ofThisRun('tlm');
const NODES = [
  'segment',
  'site',
  'relay',
  'inet',
  'server',
  'host',
  'gate1',
  'gate2',
  'router',
  'inner',
] as const;
/** A machine of the network. */
export type Node = (typeof NODES)[number];

/** Name of a node's network namespace. */
export const namespace = (node: Node) => `${PREFIX}-${node}`;

/** Runs `ip` in a node's namespace. */
export const at = (node: Node, ...argv: string[]) => ip('-n', namespace(node), ...argv);

/** Runs a command in a node's namespace and gives its output; throws when it fails. */
export function inside(node: Node, argv: readonly string[], input = ''): string {
  return runInside(namespace(node), argv, input);
}

type End = readonly [node: Node, name: string, address?: string];

function cable(...ends: readonly [End, End]): void {
  const [[left, name], [right, peer]] = ends;
  at(left, 'link', 'add', 'name', name, 'type', 'veth', 'peer', 'name', peer, 'netns', namespace(right));
  for (const [node, device, address] of ends) {
    if (address) at(node, 'address', 'add', address, 'dev', device);
    if (node === 'segment') at(node, 'link', 'set', device, 'master', 'switch');
    at(node, 'link', 'set', device, 'up');
  }
}

/** Puts an interface of a node on the segment. */
function plug(node: Node, device: string, address?: string): void {
  cable([node, device, address], ['segment', node]);
}

/** Builds the network; removes what an earlier run left. */
export function buildNetwork(): void {
  removeNetwork();
  for (const node of NODES) {
    ip('netns', 'add', namespace(node));
    at(node, 'link', 'set', 'lo', 'up');
  }
  at('segment', 'link', 'add', 'switch', 'type', 'bridge');
  at('segment', 'link', 'set', 'switch', 'up');
  plug('site', 'lan0');
  plug('host', 'eth0', '192.168.50.10/24');
  plug('router', 'eth0', '192.168.50.4/24');
  cable(['router', 'eth1', '172.20.1.1/24'], ['inner', 'eth0', '172.20.1.10/24']);
  for (const line of [1, 2] as const) {
    const gate = `gate${line}` as const;
    plug(gate, 'eth0', `192.168.50.${line + 1}/24`);
    cable([gate, 'wan', `100.64.${line}.2/24`], ['inet', gate, `100.64.${line}.1/24`]);
    cable(['site', `wan${line}`], ['inet', `box${line}`, `192.168.${line}.1/24`]);
    at(gate, 'route', 'add', 'default', 'via', `100.64.${line}.1`);
    const masquerade = 'type nat hook postrouting priority srcnat; oifname "wan" masquerade';
    inside(gate, ['nft', '-f', '-'], `table ip nat { chain post { ${masquerade}; }; }`);
  }
  cable(['relay', 'eth0', '203.0.113.10/24'], ['inet', 'rel', '203.0.113.1/24']);
  cable(['server', 'eth0', '198.51.100.10/24'], ['inet', 'srv', '198.51.100.1/24']);
  for (const node of ['inet', 'router', 'gate1', 'gate2'] as const) {
    inside(node, ['sysctl', '-qw', 'net.ipv4.ip_forward=1']);
  }
  at('relay', 'route', 'add', 'default', 'via', '203.0.113.1');
  at('server', 'route', 'add', 'default', 'via', '198.51.100.1');
  for (const node of ['host', 'router'] as const) at(node, 'route', 'add', 'default', 'via', '192.168.50.1');
  at('inner', 'route', 'add', 'default', 'via', '172.20.1.1');
}

/** Silences a line of its own interface both ways without either end seeing it go down. */
export const cutLine = (line: 1 | 2) => silence(namespace('inet'), `box${line}`);

/** Lets a silenced line speak again. */
export const restoreLines = () => endSilence(namespace('inet'));

/** Packets that a node has received by an interface. */
export function received(node: Node, device: string): number {
  return Number(inside(node, ['cat', `/sys/class/net/${device}/statistics/rx_packets`]));
}

/** One counter of a node's ICMP, as in `OutRedirects`. */
export function icmpCounter(node: Node, name: string): number {
  return Number(new RegExp(`^Icmp${name}\\s+(\\d+)`, 'm').exec(inside(node, ['nstat', '-asz']))?.[1]);
}

/** Ends what runs in the namespaces, and removes them. */
export function removeNetwork(): void {
  removeNamespaces(NODES.map(namespace));
}
