import { Id } from '@tresse/contracts';
import { type Usage, WARNINGS } from '@tresse/line-quality';
import { z } from 'zod';
import { readJsonFile, writeDurably } from '../disk/index.js';

const bytes = z.int().min(0);

const UsageRecord: z.ZodType<Usage> = z.strictObject({
  period: z.int().nullable(),
  bytes,
  previous: z.strictObject({ period: z.int(), bytes }).nullable(),
  reading: z.strictObject({ boot: z.string(), interface: z.string(), bytes }).nullable(),
  warned: z.literal([0, ...WARNINGS]),
});

const UsageFile = z.record(Id, UsageRecord);

/** What each line had used when it was last written; none when the file is absent, or damaged (`onInvalid` is told). */
export async function readUsage(path: string, onInvalid: (reason: string) => void): Promise<Map<Id, Usage>> {
  return new Map(Object.entries((await readJsonFile(path, UsageFile, onInvalid)) ?? {}));
}

/** Writes all of it so that a power cut leaves the old or the new. */
export async function writeUsage(path: string, usage: ReadonlyMap<Id, Usage>): Promise<void> {
  await writeDurably(path, JSON.stringify(Object.fromEntries(usage)));
}
