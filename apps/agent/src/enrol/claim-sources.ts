import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ClaimContent, parseClaim } from '@tresse/contracts';
import { writeDurably } from '../disk/index.js';
import { EnrolmentError } from './enrolment-error.js';
import { isUsedUp } from './used-claims.js';

/** Most of a file that is looked at, in bytes: an image keeps 8 KiB free for a claim. */
const MOST_BYTES = 16_384;

/** A claim that was found, and where. */
export interface FoundClaim {
  readonly text: string;
  readonly path: string;
  readonly content: ClaimContent;
}

/** Claims from files, and from the local page, whose claim is kept in a file like the others. */
export class ClaimSources {
  /** Claims that the control plane has refused since the start: they are not tried again. */
  private readonly refused = new Set<string>();
  private readonly typedFile: string;

  constructor(
    private readonly stateDir: string,
    private readonly files: readonly string[],
  ) {
    this.typedFile = join(stateDir, 'typed-claim');
  }

  /**
   * The first claim that may still work. A file with the random filler of an image, or with nothing, has none. Throws
   * EnrolmentError `enrol.no-claim` for a text that begins as a claim and is none.
   */
  async next(): Promise<FoundClaim | undefined> {
    for (const path of [this.typedFile, ...this.files]) {
      const text = await claimIn(path);
      if (text === undefined || this.refused.has(text) || (await isUsedUp(this.stateDir, text))) continue;
      const content = parseClaim(text);
      if (content) return { text, path, content };
      this.refused.add(text);
      throw new EnrolmentError('enrol.no-claim', `The text in ${path} is not a claim.`);
    }
    return undefined;
  }

  /** Takes what a person has typed or pasted, line breaks and all; false when it is no claim. */
  async type(text: string): Promise<boolean> {
    const claim = text.replace(/\s+/g, '');
    if (!parseClaim(claim)) return false;
    this.refused.delete(claim);
    await writeDurably(this.typedFile, claim);
    return true;
  }

  /** The control plane does not take this claim. */
  async refuse({ text, path }: FoundClaim): Promise<void> {
    this.refused.add(text);
    if (path === this.typedFile) await rm(path, { force: true });
  }
}

/** What of a file begins as a claim does; undefined for all else, an absent or unreadable file too. */
async function claimIn(path: string): Promise<string | undefined> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
    const text = buffer.toString('latin1', 0, bytesRead).trim();
    return text.startsWith('tresse1.') ? text : undefined;
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
