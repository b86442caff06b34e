import { join } from 'node:path';
import { ReportedState } from '@tresse/contracts';
import { readJsonFile, writeDurably } from '../disk/index.js';

type Drift = ReportedState['drift'];

/** Changes made by hand that were undone, counted since the device was enrolled. */
export interface DriftRecord {
  current(): Drift;
  add(steps: readonly string[]): Promise<void>;
}

const KEPT = 20;

/** Reads the record of a state directory; a damaged one starts at zero. */
export async function openDriftRecord(stateDir: string): Promise<DriftRecord> {
  const path = join(stateDir, 'drift.json');
  let drift: Drift = (await readJsonFile(path, ReportedState.shape.drift, () => undefined)) ?? {
    repaired: 0,
    last: [],
  };
  return {
    current: () => drift,
    add: async (steps) => {
      drift = { repaired: drift.repaired + 1, last: [...steps, ...drift.last].slice(0, KEPT) };
      await writeDurably(path, JSON.stringify(drift));
    },
  };
}
