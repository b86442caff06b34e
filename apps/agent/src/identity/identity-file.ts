import { join } from 'node:path';
import { EnrolmentResponse } from '@tresse/contracts';
import { z } from 'zod';
import { readJsonFile, writeDurably } from '../disk/index.js';

/** What the control plane gave this device when it enrolled, and where that was: its certificate is renewed there. */
export const Identity = EnrolmentResponse.extend({ enrolmentUrl: z.url().optional() });
export type Identity = z.infer<typeof Identity>;

/** One sentence that says what is wrong with this device's identity, and what to do. */
export class IdentityError extends Error {
  readonly code = 'identity.damaged';
}

/** The identity in a state directory, or undefined before enrolment. Throws IdentityError when the file is damaged. */
export async function loadIdentity(stateDir: string): Promise<Identity | undefined> {
  const path = join(stateDir, 'identity.json');
  return readJsonFile(path, Identity, () => {
    throw new IdentityError(
      `The identity in ${path} is damaged: remove the file and enrol again with a new claim.`,
    );
  });
}

/** Keeps the identity across restarts. */
export async function saveIdentity(stateDir: string, identity: Identity): Promise<void> {
  await writeDurably(join(stateDir, 'identity.json'), JSON.stringify(identity, null, 2));
}
