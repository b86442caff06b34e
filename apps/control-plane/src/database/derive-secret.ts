import { createHmac } from 'node:crypto';
import { StartupError } from '../startup-error.js';

/**
 * A secret for one purpose, as HMAC-SHA256 under the database owner's password: every instance of the control plane
 * derives the same, and none has to be kept anywhere.
 *
 * @throws StartupError when the owner's URL carries no password.
 */
export function deriveSecret(ownerUrl: string, purpose: string): string {
  const { password } = new URL(ownerUrl);
  if (password === '') {
    throw new StartupError(
      'config.invalid',
      'DATABASE_URL needs the password of the database’s owner: Tresse derives its own secrets from it.',
    );
  }
  return createHmac('sha256', decodeURIComponent(password)).update(`tresse ${purpose}`).digest('base64url');
}
