/** Runs in the guest: a line on a VLAN of the box's interface, made by the agent's own steps; prints what came of it as JSON. */
import { execFileSync } from 'node:child_process';
import { execute, realHost } from '@tresse/net-apply';
import { parseInterfaces, type SeenInterfaces } from '../../../packages/net-apply/src/observe/ip.js';

export interface VlanAnswer {
  made: SeenInterfaces['virtualLinks'];
  pings: { tagged: boolean; otherTag: boolean };
  failed: unknown;
  left: SeenInterfaces['virtualLinks'];
}

const ip = (...argv: string[]) => execFileSync('ip', argv, { encoding: 'utf8' });
const seen = () => parseInterfaces(ip('-d', '-j', 'address', 'show')).virtualLinks;

function reaches(address: string): boolean {
  try {
    execFileSync('ping', ['-c', '1', '-W', '1', address], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

ip('netns', 'add', 'isp');
ip('link', 'add', 'wan1', 'type', 'veth', 'peer', 'name', 'port', 'netns', 'isp');
for (const [tag, address] of [
  ['35', '192.168.35.1/24'],
  ['36', '192.168.36.1/24'],
] as const) {
  ip('-n', 'isp', 'link', 'add', 'link', 'port', 'name', `vlan${tag}`, 'type', 'vlan', 'id', tag);
  ip('-n', 'isp', 'address', 'add', address, 'dev', `vlan${tag}`);
}
for (const name of ['port', 'vlan35', 'vlan36']) ip('-n', 'isp', 'link', 'set', name, 'up');

const paths = { stateDir: process.cwd(), wireguardKey: '' };
const link = { kind: 'vlan', name: 'tv1', parent: 'wan1', tag: 35 } as const;
const { failed } = await execute(
  realHost(),
  [
    { action: 'create-link', link },
    { action: 'add-address', link: 'tv1', address: '192.168.35.2/24' },
    { action: 'add-address', link: 'tv1', address: '192.168.36.2/24' },
    { action: 'set-link', name: 'wan1', mtu: null },
    { action: 'set-link', name: 'tv1', mtu: null },
  ],
  paths,
);
const made = seen();
const pings = { tagged: reaches('192.168.35.1'), otherTag: reaches('192.168.36.1') };
await execute(realHost(), [{ action: 'remove-link', name: 'tv1' }], paths);
const answer: VlanAnswer = { made, pings, failed, left: seen() };
process.stdout.write(`${JSON.stringify(answer)}\n`);
