import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readJsonFile, writeDurably } from '../disk/index.js';

/** Claims that have been used up, by a hash from which nobody gets them back; the last few are enough. */
const UsedClaims = z.array(z.string()).max(64);
const KEPT = 16;

/** True when this claim was used on this device, though it still lies where it was read. */
export async function isUsedUp(stateDir: string, claim: string): Promise<boolean> {
  return (await usedClaims(stateDir)).includes(hashOf(claim));
}

/** Takes a used claim away, or remembers it where it cannot be deleted, as on a medium that is read only. */
export async function useUp(
  stateDir: string,
  claim: string,
  path: string,
): Promise<'deleted' | 'remembered'> {
  try {
    await rm(path, { force: true });
    return 'deleted';
  } catch {
    const used = [...(await usedClaims(stateDir)), hashOf(claim)].slice(-KEPT);
    await writeDurably(usedFile(stateDir), JSON.stringify(used));
    return 'remembered';
  }
}

const usedFile = (stateDir: string) => join(stateDir, 'used-claims.json');
const hashOf = (claim: string) => createHash('sha256').update(claim).digest('hex');

async function usedClaims(stateDir: string): Promise<string[]> {
  return (await readJsonFile(usedFile(stateDir), UsedClaims, () => undefined)) ?? [];
}
