import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  LAN_CLIENT_ADDRESS,
  LAN_GATEWAY_ADDRESS,
  LAN_INTERFACE,
  type LineDirection,
  type LineScenario,
  lineAddresses,
  lineInterfaces,
  type NodeName,
  RELAY_ADDRESS,
  SERVER_ADDRESS,
} from '@tresse/lab';

const NODES = ['site', 'relay', 'inet', 'lan', 'server'] as const satisfies NodeName[];
/** What the bonded site's clients are to the relay and beyond. */
export const LAN = '192.168.50.0/24';

/** Runs `ip` on lines of commands, in a namespace or in the guest's own. */
export function ip(commands: readonly string[], node?: NodeName): void {
  const where = node === undefined ? [] : ['-n', node];
  execFileSync('ip', [...where, '-batch', '-'], { input: `${commands.join('\n')}\n` });
}

/** The lab's lines, by their numbers. */
export interface Network {
  cut(line: number): Promise<void>;
  restore(line: number): Promise<void>;
}

/** Makes the lab's five nodes with their links and lines (`emulator` is the built program), without NAT: the relay and the site route the LAN as it is. */
export async function makeNetwork(lines: readonly LineScenario[], emulator: string): Promise<Network> {
  ip(NODES.map((node) => `netns add ${node}`));
  for (const node of NODES) setForwarding(node);
  ip([
    'link add relay0 netns inet type veth peer name eth0 netns relay',
    'link add server0 netns inet type veth peer name eth0 netns server',
    `link add ${LAN_INTERFACE} netns site type veth peer name eth0 netns lan`,
  ]);
  ip(host('relay0', '203.0.113.1/24'), 'inet');
  ip(host('server0', '198.51.100.1/24'), 'inet');
  ip([`route add ${LAN} via ${RELAY_ADDRESS}`], 'inet');
  ip(host('eth0', `${RELAY_ADDRESS}/24`, '203.0.113.1'), 'relay');
  ip(host('eth0', `${SERVER_ADDRESS}/24`, '198.51.100.1'), 'server');
  ip(host('eth0', `${LAN_CLIENT_ADDRESS}/24`, LAN_GATEWAY_ADDRESS), 'lan');
  ip(host(LAN_INTERFACE, `${LAN_GATEWAY_ADDRESS}/24`), 'site');
  const made = await Promise.all(lines.map((line, at) => makeLine(at + 1, line, emulator)));
  const tell = async (line: number, word: string) => made[line - 1]?.(word);
  return { cut: (line) => tell(line, 'cut'), restore: (line) => tell(line, 'restore') };
}

/** Resolves with what tells the line a word, and waits for its answer. */
async function makeLine(
  index: number,
  { down, up }: LineScenario,
  emulator: string,
): Promise<(word: string) => Promise<void>> {
  const { site, inet } = lineInterfaces(index);
  const addresses = lineAddresses(index);
  const line = spawn(emulator, ['site', site, 'inet', inet], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(line.stdout, 'data');
  const tell = async (word: string) => {
    line.stdin.write(`${word}\n`);
    await once(line.stdout, 'data');
  };
  await tell(`down ${settings(down)}`);
  await tell(`up ${settings(up)}`);
  ip(host(inet, `${addresses.box}/24`), 'inet');
  ip(host(site, `${addresses.site}/24`), 'site');
  return tell;
}

/** One direction in the words of the lab's line emulator. */
function settings({ rateKbit, delayMs, jitterMs, lossPercent, queueMs }: LineDirection): string {
  return `rate ${rateKbit} delay ${delayMs} jitter ${jitterMs} loss ${lossPercent} queue ${queueMs}`;
}

function host(device: string, address: string, gateway?: string): string[] {
  const route = gateway === undefined ? [] : [`route add default via ${gateway}`];
  return ['link set lo up', `address add ${address} dev ${device}`, `link set ${device} up`, ...route];
}

/** Without neighbour discovery what is on a line is what was sent; a kernel without IPv6 has no such setting (`-e`). */
function setForwarding(node: NodeName): void {
  const settings = [
    'net.ipv6.conf.all.disable_ipv6=1',
    'net.ipv6.conf.default.disable_ipv6=1',
    'net.ipv4.ip_forward=1',
    'net.ipv4.conf.all.rp_filter=0',
    'net.ipv4.conf.default.rp_filter=0',
  ];
  execFileSync('ip', ['netns', 'exec', node, 'sysctl', '-e', '-qw', ...settings], { stdio: 'pipe' });
}
