import { createHash } from 'node:crypto';
import {
  controlPlaneAddress,
  LAN_CLIENT_ADDRESS,
  LAN_GATEWAY_ADDRESS,
  LAN_INTERFACE,
  lineAddresses,
  lineInterfaces,
  NAMED_ADDRESSES,
  RELAY_ADDRESS,
  RESOLVER_ADDRESSES,
  SECOND_RELAY_ADDRESS,
  SECOND_RELAY_GATEWAY,
  SERVER_ADDRESS,
} from './addresses.js';

/** The machines of the lab, each a network namespace. */
export const NODES = ['site', 'relay', 'inet', 'lan', 'server'] as const;
/** Machines that a lab gets when it is asked for them. */
export const FURTHER_NODES = ['relay2'] as const;
/** One of {@link NODES}, or of {@link FURTHER_NODES}. */
export type NodeName = (typeof NODES)[number] | (typeof FURTHER_NODES)[number];

/** A program with its arguments, and what it reads on stdin. */
export interface Command {
  argv: [string, ...string[]];
  input?: string;
}

/** What the lab's network is made of. */
export interface TopologyPlan {
  instance: string;
  lineCount: number;
  /** k of the control network 10.99.k.0/30. */
  controlNetwork: number;
}

/** Name of a node's network namespace. */
export function namespaceOf(instance: string, node: NodeName): string {
  return `tresse-${instance}-${node}`;
}

/** Name of the control network's interface in the root namespace; of the same length however long the instance's. */
export function controlInterface(instance: string): string {
  return `tresse${createHash('sha256').update(instance).digest('hex').slice(0, 8)}`;
}

/** Commands that make the namespaces and all links but the lines, before the line emulators start. */
export function createCommands({ instance, controlNetwork }: TopologyPlan): Command[] {
  const root = controlInterface(instance);
  const at = (node: NodeName) => namespaceOf(instance, node);
  return [
    ipBatch(NODES.map((node) => `netns add ${at(node)}`)),
    ...NODES.map((node) => sysctl(at(node), node === 'inet' ? INET_SYSCTLS : HOST_SYSCTLS)),
    ipBatch([
      `link add ${root} type veth peer name control0 netns ${at('inet')}`,
      `address add ${controlPlaneAddress(controlNetwork)}/30 dev ${root}`,
      `link set ${root} up`,
      `link add relay0 netns ${at('inet')} type veth peer name eth0 netns ${at('relay')}`,
      `link add server0 netns ${at('inet')} type veth peer name eth0 netns ${at('server')}`,
      `link add ${LAN_INTERFACE} netns ${at('site')} type veth peer name eth0 netns ${at('lan')}`,
    ]),
    ipBatch(
      [
        'link set lo up',
        `address add 10.99.${controlNetwork}.2/30 dev control0`,
        'address add 203.0.113.1/24 dev relay0',
        'address add 198.51.100.1/24 dev server0',
        'link set control0 up',
        'link set relay0 up',
        'link set server0 up',
        ...SERVED_ADDRESSES.map((address) => `route add ${address} via ${SERVER_ADDRESS}`),
      ],
      at('inet'),
    ),
    ipBatch(['link set lo up', `link set ${LAN_INTERFACE} up`], at('site')),
    ipBatch(host(`${RELAY_ADDRESS}/24`, '203.0.113.1'), at('relay')),
    ipBatch(
      [
        ...host(`${SERVER_ADDRESS}/24`, '198.51.100.1'),
        ...SERVED_ADDRESSES.map((address) => `address add ${address}/32 dev lo`),
      ],
      at('server'),
    ),
    ipBatch(host(`${LAN_CLIENT_ADDRESS}/24`, LAN_GATEWAY_ADDRESS), at('lan')),
  ];
}

/** Commands that add a second relay to a network that is there. */
export function secondRelayCommands(instance: string): Command[] {
  const relay = namespaceOf(instance, 'relay2');
  const inet = namespaceOf(instance, 'inet');
  return [
    ipBatch([`netns add ${relay}`]),
    sysctl(relay, HOST_SYSCTLS),
    ipBatch([`link add relay2 netns ${inet} type veth peer name eth0 netns ${relay}`]),
    ipBatch([`address add ${SECOND_RELAY_GATEWAY}/24 dev relay2`, 'link set relay2 up'], inet),
    ipBatch(host(`${SECOND_RELAY_ADDRESS}/24`, SECOND_RELAY_GATEWAY), relay),
  ];
}

/** Commands that put addresses on the lines' interfaces, once the line emulators have made them. */
export function lineCommands({ instance, lineCount }: TopologyPlan): Command[] {
  const lines = Array.from({ length: lineCount }, (_, index) => index + 1);
  return [
    ipBatch(
      lines.flatMap((index) => {
        const { inet } = lineInterfaces(index);
        const { box, public: publicAddress } = lineAddresses(index);
        return [
          `address add ${box}/24 dev ${inet}`,
          `address add ${publicAddress}/32 dev relay0`,
          `link set ${inet} up`,
        ];
      }),
      namespaceOf(instance, 'inet'),
    ),
    {
      argv: ['ip', 'netns', 'exec', namespaceOf(instance, 'inet'), 'nft', '-f', '-'],
      input: boxRules(lines),
    },
    ipBatch(
      lines.flatMap((index) => {
        const { site } = lineInterfaces(index);
        const addresses = lineAddresses(index);
        return [
          `address add ${addresses.site}/24 dev ${site}`,
          `link set ${site} up`,
          `route add default via ${addresses.box} dev ${site} metric ${100 + index}`,
        ];
      }),
      namespaceOf(instance, 'site'),
    ),
  ];
}

/** What the server answers at beside its own address. */
const SERVED_ADDRESSES = [...RESOLVER_ADDRESSES, ...Object.values(NAMED_ADDRESSES)];

/** The internet's namespace forwards between interfaces whose reverse paths differ from line to line. */
const INET_SYSCTLS = [
  'net.ipv6.conf.all.disable_ipv6=1',
  'net.ipv4.ip_forward=1',
  'net.ipv4.conf.all.rp_filter=0',
  'net.ipv4.conf.default.rp_filter=0',
  'net.ipv4.conf.all.send_redirects=0',
  'net.ipv4.conf.default.send_redirects=0',
];

/** No neighbour discovery on the lines: what is measured there is what was sent. */
const HOST_SYSCTLS = ['net.ipv6.conf.all.disable_ipv6=1'];

function sysctl(namespace: string, settings: readonly string[]): Command {
  return { argv: ['ip', 'netns', 'exec', namespace, 'sysctl', '-q', '-e', '-w', ...settings] };
}

function ipBatch(lines: readonly string[], namespace?: string): Command {
  const where = namespace === undefined ? [] : ['-n', namespace];
  return { argv: ['ip', ...where, '-batch', '-'], input: `${lines.join('\n')}\n` };
}

function host(address: string, gateway: string): string[] {
  return [
    'link set lo up',
    `address add ${address} dev eth0`,
    'link set eth0 up',
    `route add default via ${gateway} dev eth0`,
  ];
}

/** What the boxes in front of the lines do: each hides its network behind its public address and lets nobody in. */
function boxRules(lines: readonly number[]): string {
  const nat = lines.map((index) => {
    const { inet } = lineInterfaces(index);
    return `    iifname "${inet}" oifname != "control0" snat to ${lineAddresses(index).public}`;
  });
  return `table ip boxes {
  chain inbound {
    type filter hook forward priority filter
    oifname "line*" ct state new drop
  }
  chain outbound {
    type nat hook postrouting priority srcnat
    oifname "control0" masquerade
${nat.join('\n')}
  }
}
`;
}
