/**
 * Entry point of the host's command `staff grant|revoke MAIL` and `staff list`, beside a control plane that runs: it
 * reads the same environment to find the database. One sentence on stderr and exit code 1 when it cannot be done.
 */
import 'reflect-metadata';
import { Client } from 'pg';
import { readConfig } from '../config.js';
import { runningDatabaseUrl } from '../database/index.js';
import { StartupError } from '../startup-error.js';
import { setStaff, staffMembers } from './staff-members.js';

const USAGE = 'staff grant MAIL | staff revoke MAIL | staff list';

async function main([verb, email, ...rest]: string[]): Promise<string> {
  const change = verb === 'grant' || verb === 'revoke';
  if (rest.length > 0 || (change ? !email : verb !== 'list' || email)) {
    throw new StartupError('config.invalid', `Usage: ${USAGE}.`);
  }
  const client = new Client({ connectionString: await runningDatabaseUrl(readConfig(process.env)) });
  try {
    await client.connect();
  } catch (cause) {
    throw new StartupError('database.unreachable', 'The database does not answer: start Tresse first.', {
      cause,
    });
  }
  try {
    if (!change || !email) return (await staffMembers(client)).join('\n');
    if (!(await setStaff(client, email, verb === 'grant'))) {
      throw new StartupError('config.invalid', `Nobody has signed up as ${email}: sign up first.`);
    }
    return `${email} is ${verb === 'grant' ? 'platform staff now' : 'no platform staff any more'}.`;
  } finally {
    await client.end();
  }
}

main(process.argv.slice(2)).then(
  (said) => process.stdout.write(said === '' ? '' : `${said}\n`),
  (error: unknown) => {
    process.stderr.write(`tresse: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
