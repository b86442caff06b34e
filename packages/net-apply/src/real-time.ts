import type { Host } from './host.js';

/** Above every ordinary process of the host; the watcher's turns are short. */
const WATCHER_PRIORITY = '1';

/**
 * Lets this process's own thread run when its time has come (sched(7), SCHED_RR), and nothing that it starts: tunnels
 * in this class would take from the proxies what they need to fill them. `nice` does not help across sessions
 * (autogroup). Returns false where the system forbids it; the watcher then allows for what it is kept from.
 * Source: chrt(1).
 */
export async function keepOwnTime(host: Host): Promise<boolean> {
  const { code } = await host.run([
    'chrt',
    '--rr',
    '--reset-on-fork',
    '--pid',
    WATCHER_PRIORITY,
    String(process.pid),
  ]);
  return code === 0;
}
