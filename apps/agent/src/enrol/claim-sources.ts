import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ClaimContent, parseClaim } from '@tresse/contracts';
import { writeDurably } from '../disk/index.js';
import { EnrolmentError } from './enrolment-error.js';
import { isUsedUp } from './used-claims.js';

/** Most of a file that is looked at, in bytes: an image keeps 8 KiB free for a claim. */
const MOST_BYTES = 16_384;
/** How every claim's text begins. */
const BEGINNING = 'tresse1.';

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
  /** Texts that are no claim and of which it was said. */
  private readonly strays = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private readonly typedFile: string;

  /** Calls `onStray` once for each text in these files that is something other than a claim. */
  constructor(
    private readonly stateDir: string,
    private readonly files: readonly string[],
    private readonly onStray: (path: string) => void = () => undefined,
  ) {
    this.typedFile = join(stateDir, 'typed-claim');
  }

  /**
   * The first claim that may still work. A file with the words of an image that was given none, or with nothing, has none.
   * Throws EnrolmentError `enrol.no-claim` for a text that begins as a claim and is none.
   */
  async next(): Promise<FoundClaim | undefined> {
    for (const path of [this.typedFile, ...this.files]) {
      const text = await textIn(path);
      if (!text.startsWith(BEGINNING)) this.stray(path, text);
      if (!text.startsWith(BEGINNING) || this.refused.has(text)) continue;
      if (await isUsedUp(this.stateDir, text)) continue;
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
    for (const listener of this.listeners) listener();
    return true;
  }

  /** Calls back when a claim was typed. Returns what ends it. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** The control plane does not take this claim. */
  async refuse({ text, path }: FoundClaim): Promise<void> {
    this.refused.add(text);
    if (path === this.typedFile) await rm(path, { force: true });
  }

  private stray(path: string, text: string): void {
    const what = `${path}\n${text}`;
    if (text === '' || this.strays.has(what)) return;
    this.strays.add(what);
    this.onStray(path);
  }
}

/** What a file says, without the blanks around it; empty where there is none or it can't be read. */
async function textIn(path: string): Promise<string> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return '';
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_BYTES), 0, MOST_BYTES, 0);
    return buffer.toString('latin1', 0, bytesRead).trim();
  } catch {
    return '';
  } finally {
    await file.close();
  }
}
