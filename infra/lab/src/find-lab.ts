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
 * The running lab among the data directories (one an instance) in the given folders, whose `lab` holds a lab's state;
 * of several, the one of `instance`.
 * @throws LabError `lab.not-running`
 */
export async function findLab(folders: readonly string[], instance?: string): Promise<RunningLab> {
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const stateDir of [join(folder, 'lab'), ...names.map((name) => join(folder, name, 'lab'))]) {
      const record = await livingSupervisor(stateDir);
      if (record && (instance === undefined || record.instance === instance)) {
        return { record, socketPath: join(stateDir, 'lab.sock') };
      }
    }
  }
  throw new LabError('lab.not-running', 'No lab is running. Start one with: npm run lab -- --scenario FILE');
}
