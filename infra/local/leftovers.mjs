/** Processes of a start that was killed: written down when they start, ended by the next start. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Field 22 of /proc/<pid>/stat (proc(5)): when the process started; tells it from a later one of the same id. Undefined
 * when it has ended, also where nobody collects the dead, as in a container without an init.
 */
function startTimeOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : fields[18];
  } catch {
    return undefined;
  }
}

const folderOf = (dataDir) => join(dataDir, 'processes');

/** Writes a process down. */
export function remember(dataDir, name, pid) {
  mkdirSync(folderOf(dataDir), { recursive: true });
  writeFileSync(join(folderOf(dataDir), name), `${pid} ${startTimeOf(pid) ?? ''}`);
}

/** Strikes a process out that was stopped. */
export function forget(dataDir, name) {
  rmSync(join(folderOf(dataDir), name), { force: true });
}

/** Ends the processes of these names that an earlier start left, and waits until they are gone. */
export async function endLeftovers(dataDir, names) {
  for (const name of names) {
    const file = join(folderOf(dataDir), name);
    if (!existsSync(file)) continue;
    const [pid, startTime] = readFileSync(file, 'utf8').split(' ');
    const isOurs = () => startTime !== '' && startTimeOf(pid) === startTime;
    for (let waited = 0; isOurs(); waited += 100) {
      process.kill(Number(pid), waited < 5_000 ? 'SIGTERM' : 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    forget(dataDir, name);
  }
}
