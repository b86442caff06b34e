import type { Host } from './host.js';
import type { ProcessMark } from './state-files.js';

/** The process that has this id now, or null; a zombie counts as gone. Source: proc(5), /proc/[pid]/stat. */
export async function markProcess(host: Host, pid: number): Promise<ProcessMark | null> {
  const stat = await host.readFile(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const startTime = fields?.[19];
  return startTime === undefined || fields?.[0] === 'Z' ? null : { pid, startTime };
}

/** True when exactly this process still runs. */
export async function isRunning(host: Host, mark: ProcessMark): Promise<boolean> {
  return (await markProcess(host, mark.pid))?.startTime === mark.startTime;
}

const PATIENCE_MS = 3_000;
const STEP_MS = 20;

/** Ends a process, by force when it does not end by itself; never another that has taken over its id. */
export async function endProcess(host: Host, mark: ProcessMark): Promise<void> {
  if (!(await isRunning(host, mark))) return;
  host.kill(mark.pid, 'SIGTERM');
  for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
    await host.sleep(STEP_MS);
    if (!(await isRunning(host, mark))) return;
  }
  host.kill(mark.pid, 'SIGKILL');
}
