import type { Host } from './hardware.js';

/**
 * Once cloud-init has done all on a machine. It may have warned (exit code 2 from Debian 13 on): of its image's words or
 * of a network that it did not choose.
 * @throws with all that it says of itself, when something failed
 */
export async function awaitCloudInit(machine: Host): Promise<void> {
  const { code, stderr } = await machine.exec(['cloud-init', 'status', '--wait']);
  if (code === 0 || code === 2) return;
  const { stdout } = await machine.exec(['cloud-init', 'status', '--long']);
  throw new Error(`cloud-init ended with ${code}: ${stderr}${stdout}`);
}
