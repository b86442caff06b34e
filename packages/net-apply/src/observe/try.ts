import type { Host } from '../host.js';

/** Whether a command ends well; not so where there is no such program. */
export async function succeeds(host: Host, argv: readonly string[]): Promise<boolean> {
  try {
    return (await host.run(argv)).code === 0;
  } catch {
    return false;
  }
}

/** Whether the kernel has a driver: by the trace of a loaded one, or a module that could be loaded. */
export async function hasDriver(host: Host, module: string, trace: string): Promise<boolean> {
  return (
    (await host.readFile(trace)) !== null ||
    (await succeeds(host, ['modprobe', '--dry-run', '--quiet', module]))
  );
}
