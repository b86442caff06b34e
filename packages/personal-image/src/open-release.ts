import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLAIM_BLOCK_BYTES, unfilledClaimBlock } from './claim-block.js';
import { RELEASE_FILE, Release, STORED_HEADER_BYTES, STREAM_FILE, storedHeader } from './release.js';
import { ReleaseError } from './release-error.js';

/** A release that was looked at, and where its stream is. */
export interface OpenRelease {
  release: Release;
  /** Path of the deflate stream. */
  streamPath: string;
}

/**
 * The release in a folder. Looks at its description, the stream's length and the claim's block; the rest of the bytes
 * are checked by {@link ImageHasher} while it reads them.
 *
 * @throws ReleaseError `release.none` without a description, `release.unreadable`, `release.damaged`
 */
export async function openRelease(folder: string): Promise<OpenRelease> {
  const release = parseRelease(folder, await readDescription(folder));
  const streamPath = join(folder, STREAM_FILE);
  await checkStream(streamPath, release);
  return { release, streamPath };
}

async function readDescription(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, RELEASE_FILE), 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new ReleaseError('release.none', `There is no ${RELEASE_FILE} in ${folder}.`, { cause });
    }
    throw new ReleaseError('release.unreadable', `${RELEASE_FILE} in ${folder} cannot be read: ${code}.`, {
      cause,
    });
  }
}

function parseRelease(folder: string, text: string): Release {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ReleaseError('release.unreadable', `${RELEASE_FILE} in ${folder} is not JSON.`, { cause });
  }
  const parsed = Release.safeParse(json);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new ReleaseError(
    'release.unreadable',
    `${RELEASE_FILE} in ${folder} is not valid. ${faults.join('; ')}.`,
  );
}

async function checkStream(path: string, { stream, claim }: Release): Promise<void> {
  const damaged = (why: string, cause?: unknown) =>
    new ReleaseError('release.damaged', `${path} is damaged: ${why}. Make the release again.`, { cause });
  const file = await open(path).catch((cause: unknown) => {
    throw damaged('it cannot be read', cause);
  });
  try {
    const { size } = await file.stat();
    if (size !== stream.bytes) throw damaged(`it has ${size} bytes instead of ${stream.bytes}`);
    const expected = Buffer.concat([storedHeader(), unfilledClaimBlock()]);
    const found = Buffer.alloc(STORED_HEADER_BYTES + CLAIM_BLOCK_BYTES);
    await file.read(found, 0, found.length, claim.streamOffset - STORED_HEADER_BYTES);
    if (!found.equals(expected)) throw damaged('the claim’s block is not where it should be');
  } finally {
    await file.close();
  }
}
