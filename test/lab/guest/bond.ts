import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { BondMode } from '@tresse/contracts';
import { LAN_INTERFACE } from '@tresse/lab';
import { ip, LAN } from './network.js';
import { TAP_MTU, tapOf, tunnelConfig } from './tunnel-config.js';

/** How the kernel spreads frames over the lines, as `ip link` wants it (bonding.rst of the kernel's documentation). */
export const BOND_MODES: Record<BondMode, string> = {
  'balance-rr': 'mode balance-rr',
  'balance-xor': 'mode balance-xor xmit_hash_policy layer3+4',
  'active-backup': 'mode active-backup',
};

const ENDS = ['site', 'relay'] as const;
const BOND = { site: 'tb0', relay: 'tb1' } as const;
const ADDRESS = { site: '10.77.0.31', relay: '10.77.0.1' } as const;

/** Makes the bond at both ends and resolves with the tunnels' processes when each line's tunnel stands. */
export async function startBond(mode: BondMode, lineCount: number): Promise<ChildProcess[]> {
  const lines = Array.from({ length: lineCount }, (_, at) => at + 1);
  for (const end of ENDS) enslaveTaps(end, mode, lines);
  ip([`route add ${LAN} via ${ADDRESS.site} dev ${BOND.relay}`], 'relay');
  ip(
    [
      `route add default via ${ADDRESS.relay} dev ${BOND.site} table 50`,
      `rule add iif ${LAN_INTERFACE} lookup 50`,
    ],
    'site',
  );
  return Promise.all(lines.flatMap((index) => ENDS.map((end) => startTunnel(end, index))));
}

/** The taps outlive OpenVPN, so the bond and its routes stand before the tunnels and stay when one is started again. */
function enslaveTaps(end: 'site' | 'relay', mode: BondMode, lines: readonly number[]): void {
  const taps = lines.map((index) => tapOf(end, index));
  const peer = ADDRESS[end === 'site' ? 'relay' : 'site'];
  ip(
    taps.map((tap) => `tuntap add mode tap name ${tap}`),
    end,
  );
  ip(
    [
      `link add ${BOND[end]} type bond ${BOND_MODES[mode]} miimon 100`,
      ...taps.map((tap) => `link set ${tap} master ${BOND[end]}`),
      `link set ${BOND[end]} mtu ${TAP_MTU} up`,
      `address add ${ADDRESS[end]} peer ${peer}/32 dev ${BOND[end]}`,
    ],
    end,
  );
}

async function startTunnel(end: 'site' | 'relay', index: number): Promise<ChildProcess> {
  const config = `${end}-${index}.conf`;
  writeFileSync(config, tunnelConfig(end, index));
  const child = spawn('ip', ['netns', 'exec', end, 'openvpn', '--config', config], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('Initialization Sequence Completed')) {
      child.stdout.resume();
      return child;
    }
    said += `${line}\n`;
  }
  throw new Error(`OpenVPN of line ${index} at the ${end} ended: ${said}`);
}

/** Frames that each line's tap has sent and received at an end. */
export function framesOn(end: 'site' | 'relay', lineCount: number): { sent: number; received: number }[] {
  const taps = Array.from({ length: lineCount }, (_, at) => tapOf(end, at + 1));
  return taps.map((tap) => {
    const text = execFileSync('ip', ['-n', end, '-s', '-j', 'link', 'show', tap], { encoding: 'utf8' });
    const [link] = JSON.parse(text) as { stats64: { tx: { packets: number }; rx: { packets: number } } }[];
    return { sent: link?.stats64.tx.packets ?? 0, received: link?.stats64.rx.packets ?? 0 };
  });
}
