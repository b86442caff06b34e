/** `npm run deb`: builds the package into `dist/` and says what to do with it. */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPackage } from './build-package.js';
import { PATHS } from './paths.js';
import { readBuild } from './read-build.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

try {
  process.stderr.write('Packing the agent …\n');
  const build = await readBuild(ROOT, process.env.SOURCE_DATE_EPOCH);
  const file = relative(process.cwd(), await buildPackage(build, `${ROOT}dist`));
  process.stdout.write(`${file}\n`);
  process.stderr.write(`Bring it to a box or a relay (Debian 12 or newer), and there, as root:
  apt install ./${file.replace(/^.*\//, '')}
  install -m 600 CLAIM-FILE ${PATHS.claim}
`);
} catch (error) {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'syscall' in error;
  const reason = error instanceof Error ? error.message : String(error);
  const advice =
    missing && /dpkg-deb/.test(reason)
      ? 'dpkg-deb is missing: build it on Debian, or install the package dpkg.'
      : reason;
  process.stderr.write(`The package could not be built. ${advice}\n`);
  process.exitCode = 1;
}
