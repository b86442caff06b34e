/**
 * A site where every mode of the LAN can be tried: on its segment stand the box, two hosts, the boxes of two lines and
 * a router with a network behind it; two further lines have interfaces of their own.
 */
import { execFileSync } from 'node:child_process';

const PREFIX = process.env.TRESSE_LAB_PREFIX ?? 'tlm';
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
export type Node = (typeof NODES)[number];

export const namespace = (node: Node) => `${PREFIX}-${node}`;

const ip = (...argv: string[]) => execFileSync('ip', argv, { encoding: 'utf8', stdio: 'pipe' });
const at = (node: Node, ...argv: string[]) => ip('-n', namespace(node), ...argv);

/** Runs a command in a node's namespace and gives its output; throws when it fails. */
export function inside(node: Node, argv: readonly string[], input = ''): string {
  return execFileSync('ip', ['netns', 'exec', namespace(node), ...argv], {
    encoding: 'utf8',
    input,
    timeout: 30_000,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
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

/** What of IPv6 is routed to the relay, and where the relay, the server and a line's box have addresses of it. */
export const IPV6 = {
  prefix: '2001:db8:7::/48',
  relay: '2001:db8:ff::2',
  server: '2001:db8:100::10',
  line: '2001:db8:200::1',
};

/** Gives the internet, the relay and one line IPv6. */
export function addIpv6(): void {
  const give = (node: Node, address: string, device: string) =>
    at(node, 'address', 'add', `${address}/64`, 'dev', device, 'nodad');
  give('inet', '2001:db8:ff::1', 'rel');
  give('inet', '2001:db8:100::1', 'srv');
  give('inet', IPV6.line, 'box1');
  give('relay', IPV6.relay, 'eth0');
  give('server', IPV6.server, 'eth0');
  give('site', '2001:db8:200::2', 'wan1');
  at('relay', 'route', 'add', '::/0', 'via', '2001:db8:ff::1');
  at('server', 'route', 'add', '::/0', 'via', '2001:db8:100::1');
  at('site', 'route', 'add', '::/0', 'via', IPV6.line);
  at('inet', 'route', 'add', IPV6.prefix, 'via', IPV6.relay);
  inside('inet', ['sysctl', '-qw', 'net.ipv6.conf.all.forwarding=1']);
}

/** Packets that a node has received by an interface. */
export function received(node: Node, device: string): number {
  return Number(inside(node, ['cat', `/sys/class/net/${device}/statistics/rx_packets`]));
}

/** Starts to count what a node receives of an IPv6 network; a neighbour's question is none of it. */
export function countFrom(node: Node, network: string): () => number {
  const table = `table inet count {}\nflush table inet count\ntable inet count { chain c { type filter hook input priority 0; ip6 saddr ${network} counter; }; }`;
  inside(node, ['nft', '-f', '-'], table);
  return () => Number(/packets (\d+)/.exec(inside(node, ['nft', 'list', 'table', 'inet', 'count']))?.[1]);
}

/** One counter of a node's ICMP, as in `OutRedirects`. */
export function icmpCounter(node: Node, name: string): number {
  return Number(new RegExp(`^Icmp${name}\\s+(\\d+)`, 'm').exec(inside(node, ['nstat', '-asz']))?.[1]);
}

/** Ends what runs in the namespaces, and removes them. */
export function removeNetwork(): void {
  const present = ip('netns', 'list')
    .split('\n')
    .map((line) => line.split(' ')[0]);
  for (const name of NODES.map(namespace).filter((one) => present.includes(one))) {
    for (const pid of ip('netns', 'pids', name).split('\n').filter(Boolean))
      process.kill(Number(pid), 'SIGKILL');
    ip('netns', 'del', name);
  }
}
