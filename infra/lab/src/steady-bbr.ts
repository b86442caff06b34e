import { readFile } from 'node:fs/promises';
import { runToEnd } from './run-command.js';

/** The agents' kind of BBR, which the kernel has for all network namespaces (docs/decisions/0043-steady-bbr.md). */
const NAME = 'tresse_bbr';
const SETTINGS = '/proc/sys/net/ipv4';

/** Takes it from the kernel once no lab is there any more whose agents may ask for it, and unless this machine is a device itself. */
export async function forgetSteadyBbr(): Promise<void> {
  const [available, used] = await Promise.all(
    ['tcp_available_congestion_control', 'tcp_congestion_control'].map(async (name) =>
      (await readFile(`${SETTINGS}/${name}`, 'utf8')).trim().split(/\s+/),
    ),
  );
  if (!available?.includes(NAME) || used?.includes(NAME)) return;
  const { stdout } = await runToEnd(['ip', 'netns', 'list']);
  if (/^tresse-/m.test(stdout)) return;
  // Connections that send by it keep it until they end. Where it cannot be taken away it does no harm.
  await runToEnd(['bpftool', 'struct_ops', 'unregister', 'name', NAME]).catch(() => undefined);
}
