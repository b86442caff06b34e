import type { Host } from './host.js';

/** Above every ordinary process of the host, below whatever real-time work it has by design. */
const TUNNEL_PRIORITY = '1';
const WATCHER_PRIORITY = '2';

/**
 * The command that starts a program in the real-time class: a tunnel that waits 100 ms for its turn behind somebody's
 * build is a dead line to both ends. `nice` does not help across sessions (sched(7), autogroup). Source: chrt(1).
 */
export function inRealTime(argv: readonly string[]): string[] {
  return ['chrt', '--rr', TUNNEL_PRIORITY, ...argv];
}

/**
 * Lets this process's own thread run when its time has come, and nothing that it starts. Returns false where the
 * system forbids that; the watcher then allows for what it is kept from.
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
