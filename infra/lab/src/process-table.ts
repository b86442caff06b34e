import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { runToEnd } from './run-command.js';

/** A process that can be told from a later one with the same number. */
export interface ProcessIdentity {
  pid: number;
  /** Ticks since boot at its start: field 22 of /proc/PID/stat, proc(5). */
  startTime: string;
}

/** The identity of a living process, or undefined. */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const startTime = fields[18];
    return startTime === undefined || state === 'Z' ? undefined : { pid, startTime };
  } catch {
    return undefined;
  }
}

/** True while this very process lives. */
export async function isAlive(process: ProcessIdentity): Promise<boolean> {
  return (await identify(process.pid))?.startTime === process.startTime;
}

/** Processes whose network namespace is the named one; none when there is no such namespace. */
async function processesIn(netns: string): Promise<number[]> {
  const { code, stdout } = await runToEnd(['ip', 'netns', 'pids', netns]);
  return code === 0 ? stdout.split('\n').filter(Boolean).map(Number) : [];
}

/** Ends every process in the named network namespaces: politely, and after `graceMs` for good. */
export async function endProcessesIn(netns: readonly string[], graceMs = 3_000): Promise<void> {
  const started = performance.now();
  for (let signal: NodeJS.Signals = 'SIGTERM'; ; ) {
    const pids = (await Promise.all(netns.map(processesIn))).flat();
    if (pids.length === 0) return;
    for (const pid of pids) signalIfAlive(pid, signal);
    await delay(50);
    if (performance.now() - started > graceMs) signal = 'SIGKILL';
  }
}

function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
