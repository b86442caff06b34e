/** Eight namespaces as one small internet: two sites with a LAN and two lines each, their relay, and a server. */
import { ip, ofThisRun, removeNamespaces, runInside } from '../namespaces.js';

const NODES = ['one', 'two', 'lan-one', 'lan-two', 'relay', 'inet', 'server'] as const;
export type Node = (typeof NODES)[number];
export type SiteName = 'one' | 'two';

export const RELAY = '203.0.113.10';
export const POOL = '203.0.113.20';
export const SERVER = '198.51.100.10';
/** The device in each site's LAN. */
export const DEVICE = { one: '192.168.50.10', two: '192.168.60.10' } as const;

/** Name of a node's network namespace. */
export const namespace = (node: Node) => `${ofThisRun('tsharing')}-${node}`;

/** Runs a command in a node's namespace and gives its output; throws when it fails. */
export const inside = (node: Node, ...argv: string[]) => runInside(namespace(node), argv);

type End = readonly [node: Node, name: string, address?: string];

function cable(...ends: [End, End]): void {
  const [[left, a], [right, b]] = ends;
  const peer = ['type', 'veth', 'peer', 'name', b, 'netns', namespace(right)];
  ip('link', 'add', 'name', a, 'netns', namespace(left), ...peer);
  for (const [node, name, address] of ends) {
    if (address) ip('-n', namespace(node), 'address', 'add', address, 'dev', name);
    ip('-n', namespace(node), 'link', 'set', name, 'up');
  }
}

function route(node: Node, gateway: string, device: string, metric = 1): void {
  const way = ['via', gateway, 'dev', device, 'onlink', 'metric', String(metric)];
  ip('-n', namespace(node), 'route', 'add', 'default', ...way);
}

/** Builds the network; removes what an earlier run left. */
export function buildNetwork(): void {
  removeNetwork();
  for (const node of NODES) {
    ip('netns', 'add', namespace(node));
    ip('-n', namespace(node), 'link', 'set', 'lo', 'up');
  }
  for (const [at, site] of (['one', 'two'] as const).entries()) {
    for (const line of [1, 2]) {
      const network = `192.168.${at * 2 + line}`;
      cable([site, `wan${line}`, `${network}.2/24`], ['inet', `box-${site}-${line}`, `${network}.1/24`]);
      route(site, `${network}.1`, `wan${line}`, line);
    }
    cable([`lan-${site}`, 'eth0', `${DEVICE[site]}/24`], [site, 'lan0']);
    route(`lan-${site}`, DEVICE[site].replace(/10$/, '1'), 'eth0');
  }
  cable(['relay', 'eth0', `${RELAY}/24`], ['inet', 'rel', '203.0.113.1/24']);
  cable(['server', 'eth0', `${SERVER}/24`], ['inet', 'srv', '198.51.100.1/24']);
  route('relay', '203.0.113.1', 'eth0');
  route('server', '198.51.100.1', 'eth0');
  inside('inet', 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
}

/** Ends what runs in the namespaces, and removes them. */
export function removeNetwork(): void {
  removeNamespaces(NODES.map(namespace));
}
