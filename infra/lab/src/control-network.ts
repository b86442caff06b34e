import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { CONTROL_NETWORKS, controlPlaneAddress } from './addresses.js';
import { LabError } from './lab-error.js';

/**
 * The control network to use: `preferred` when it is free, else the next that is. `taken` holds the addresses that
 * this machine has.
 * @throws LabError `control-network.full` when none is free
 */
export function freeControlNetwork(preferred: number, taken: ReadonlySet<string>): number {
  for (let step = 0; step < CONTROL_NETWORKS; step++) {
    const k = (preferred + step) % CONTROL_NETWORKS;
    if (!taken.has(controlPlaneAddress(k))) return k;
  }
  throw new LabError('control-network.full', 'Every network 10.99.0.0/30 … 10.99.255.0/30 is in use.');
}

/**
 * Chooses an instance's control network and remembers it in the state directory: enrolled devices look for the control
 * plane at its address after a restart too.
 */
export async function chooseControlNetwork(instance: string, stateDir: string): Promise<number> {
  const file = join(stateDir, 'control-network');
  const remembered = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  const taken = Object.values(networkInterfaces()).flatMap(
    (list) => list?.map(({ address }) => address) ?? [],
  );
  const wanted = Number.isInteger(remembered) ? remembered : defaultNetwork(instance);
  const k = freeControlNetwork(wanted, new Set(taken));
  await writeFile(file, `${k}\n`);
  return k;
}

function defaultNetwork(instance: string): number {
  return createHash('sha256').update(instance).digest().readUInt8(0);
}
