import { statfs } from 'node:fs/promises';
import { ReleaseError } from './release-error.js';

/** Stays free beside a release, in bytes. */
const MARGIN_BYTES = 16 * 1_024 * 1_024;

/** Makes sure that a folder's disk has room for so many bytes. @throws ReleaseError `disk.full` */
export async function checkRoom(folder: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const refusal = noRoom(folder, { neededBytes, freeBytes: bavail * bsize });
  if (refusal) throw refusal;
}

/** Why that does not fit, if so. */
export function noRoom(
  folder: string,
  { neededBytes, freeBytes }: { neededBytes: number; freeBytes: number },
): ReleaseError | undefined {
  const wanted = neededBytes + MARGIN_BYTES;
  if (freeBytes >= wanted) return undefined;
  const mb = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
  const sentence = `The release may take ${mb(wanted)} in ${folder}, where ${mb(freeBytes)} are free.`;
  return new ReleaseError('disk.full', sentence);
}
