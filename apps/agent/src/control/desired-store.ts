import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Condition, DesiredDocument, Scope } from '@tresse/contracts';
import { type Clock, type CommitState, EMPTY_COMMIT, rebase } from '@tresse/reconcile';
import { z } from 'zod';
import { readJsonFile, writeDurably } from '../disk/index.js';

/** What is known of one scope: its documents (last good, on trial) and how far they have come. */
export interface ScopeRecord {
  readonly commit: CommitState<DesiredDocument>;
  readonly conditions: readonly Condition[];
}

const StoredRecord: z.ZodType<ScopeRecord> = z.strictObject({
  commit: z.strictObject({
    good: DesiredDocument.nullable(),
    trial: z
      .strictObject({ document: DesiredDocument, deadline: z.number().nullable(), applied: z.boolean() })
      .nullable(),
    refused: z.int().min(0),
  }),
  conditions: z.array(Condition),
});

const EMPTY_RECORD: ScopeRecord = { commit: EMPTY_COMMIT, conditions: [] };

/**
 * Desired state on disk, a file a scope; the last good document stays until the next one is confirmed. Deadlines are by the
 * wall clock in the files, where nothing else outlives the process, and by the monotonic clock for readers and writers.
 */
export interface DesiredStore {
  records(): ReadonlyMap<Scope, ScopeRecord>;
  /** What is known of a scope; an empty record for one that is not. */
  get(scope: Scope): ScopeRecord;
  /** Takes effect at once for readers; resolves when it would survive a power cut. */
  put(scope: Scope, record: ScopeRecord): Promise<void>;
  /** Forgets a scope, for readers at once. */
  remove(scope: Scope): Promise<void>;
}

/** Reads the store of a directory; a damaged file is reported and left out, so that its scope is pulled again. */
export async function openDesiredStore(
  directory: string,
  clock: Pick<Clock, 'now' | 'monotonic'>,
  onDamaged: (file: string, reason: string) => void,
): Promise<DesiredStore> {
  const wallAhead = (): number => clock.now() - clock.monotonic();
  const records = new Map<Scope, ScopeRecord>();
  for (const name of await namesIn(directory)) {
    const scope = Scope.safeParse(name.replace(/\.json$/, '').replace('_', ':'));
    if (!scope.success || !name.endsWith('.json')) continue;
    const record = await readJsonFile(join(directory, name), StoredRecord, (reason) =>
      onDamaged(name, reason),
    );
    if (record) records.set(scope.data, byClockAhead(record, -wallAhead()));
  }
  let writing: Promise<void> = Promise.resolve();
  const inTurn = (write: () => Promise<void>): Promise<void> => {
    const written = writing.then(write);
    writing = written.catch(() => undefined);
    return written;
  };
  const fileOf = (scope: Scope): string => join(directory, `${scope.replace(':', '_')}.json`);
  return {
    records: () => records,
    get: (scope) => records.get(scope) ?? EMPTY_RECORD,
    put: (scope, record) => {
      records.set(scope, record);
      return inTurn(() => writeDurably(fileOf(scope), JSON.stringify(byClockAhead(record, wallAhead()))));
    },
    remove: (scope) => {
      records.delete(scope);
      return inTurn(() => rm(fileOf(scope), { force: true }));
    },
  };
}

function byClockAhead(record: ScopeRecord, ms: number): ScopeRecord {
  return { ...record, commit: rebase(record.commit, ms) };
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
