/** `npm run staff`: who is platform staff of the Tresse that runs on this machine. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dataDirectory, root } from './machine.mjs';
import { fail, Sentence } from './step.mjs';

const HELP = `npm run staff -- [--instance NAME | --data-dir DIR] grant MAIL | revoke MAIL | list | password MAIL
  The account has signed up before; password makes a link by which its owner chooses another one; give TRESSE_PUBLIC_URL
  the portal's address where that is not http://localhost:3000. With DATABASE_URL in the environment it is that database's.`;

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        instance: { type: 'string', default: 'demo' },
        'data-dir': { type: 'string' },
      },
    });
  } catch (error) {
    throw new Sentence(`${error instanceof Error ? error.message : error}\n${HELP}`);
  }
}

function main() {
  const { values, positionals } = readArguments();
  if (positionals.length === 0) throw new Sentence(HELP);
  const dataDir = join(values['data-dir'] ?? dataDirectory(values.instance), 'control-plane');
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'apps/control-plane/dist/main.js'), 'staff', ...positionals],
    { stdio: 'inherit', env: { ...process.env, TRESSE_DATA_DIR: dataDir } },
  );
  process.exitCode = status ?? 1;
}

try {
  main();
} catch (error) {
  fail(error);
}
