import { Client } from 'pg';
import type { Config } from '../config.js';
import { runningDatabaseUrl } from '../database/index.js';
import { StartupError } from '../startup-error.js';
import { LINK_HOURS, makePasswordLink } from './password-link.js';
import { setStaff, staffMembers } from './staff-members.js';

const USAGE = 'staff grant MAIL | staff revoke MAIL | staff list | staff password MAIL';

/**
 * Carries out `grant MAIL`, `revoke MAIL`, `list` or `password MAIL`, beside a control plane that runs with this configuration; gives what
 * is to be said of it.
 *
 * @throws StartupError
 */
export async function staffCommand(
  [verb, email, ...rest]: readonly string[],
  config: Pick<Config, 'databaseUrl' | 'dataDir' | 'publicUrl'>,
): Promise<string> {
  const change = verb === 'grant' || verb === 'revoke' || verb === 'password';
  if (rest.length > 0 || (change ? !email : verb !== 'list' || email)) {
    throw new StartupError('config.invalid', `Usage: ${USAGE}.`);
  }
  const client = new Client({ connectionString: await runningDatabaseUrl(config) });
  try {
    await client.connect();
  } catch (cause) {
    const sentence = 'The database does not answer: start Tresse first.';
    throw new StartupError('database.unreachable', sentence, { cause });
  }
  try {
    if (!change || !email) return (await staffMembers(client)).join('\n');
    if (verb === 'password') {
      const secret = await makePasswordLink(client, email);
      if (secret !== undefined) {
        const link = `${config.publicUrl}/password/${secret}`;
        return `${link}\nGive it to ${email} alone: once, within ${LINK_HOURS} h, it lets them choose a password.`;
      }
    } else if (await setStaff(client, email, verb === 'grant')) {
      return `${email} is ${verb === 'grant' ? 'platform staff now' : 'no platform staff any more'}.`;
    }
    throw new StartupError('config.invalid', `Nobody has signed up as ${email}: sign up first.`);
  } finally {
    await client.end();
  }
}
