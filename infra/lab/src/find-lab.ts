import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LabError } from './lab-error.js';
import { livingSupervisor, type SupervisorRecord } from './supervisor-record.js';

/** A lab that runs on this machine, as another process sees it. */
export interface RunningLab {
  record: SupervisorRecord;
  socketPath: string;
}

/**
 * The running lab among the data directories in `dataRoot` (one an instance, the lab's state in `lab` inside); of
 * several, the one of `instance`.
 * @throws LabError `lab.not-running`
 */
export async function findLab(dataRoot: string, instance?: string): Promise<RunningLab> {
  const names = await readdir(dataRoot).catch(() => []);
  for (const stateDir of [join(dataRoot, 'lab'), ...names.map((name) => join(dataRoot, name, 'lab'))]) {
    const record = await livingSupervisor(stateDir);
    if (record && (instance === undefined || record.instance === instance)) {
      return { record, socketPath: join(stateDir, 'lab.sock') };
    }
  }
  throw new LabError('lab.not-running', 'No lab is running. Start one with: npm run lab -- --scenario FILE');
}
