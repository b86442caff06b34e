/**
 * Makes the machine ready for `npm start`, `npm test`, the lab, the bench and `npm run deb`: npm packages when the lock
 * changed, Debian packages that are missing (root on Linux), and a build of what is needed. Node built-ins only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canRunLab, hasCommand, hashOf, isLinux, missingPackages, root } from './machine.mjs';
import { Sentence, step } from './step.mjs';

/** A new machine upgrades itself after its first boot: wait for it up to five minutes (apt-get(8), apt.conf(5)). */
const LOCK_WAIT = 'DPkg::Lock::Timeout=300';
/** What is built where not everything is needed. */
const ONLY = { deb: ['--filter=@tresse/agent', '--filter=@tresse/deb'] };
const QUIET = { NEXT_TELEMETRY_DISABLED: '1', TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };

/**
 * @param {string} purpose start, test, lab, bench, deb, image, image-boot or relay-boot
 * @throws Sentence
 */
export async function makeReady(purpose) {
  await installDebianPackages(purpose);
  if (purpose === 'test') requireGit();
  await installNpmPackages();
  const build = ['npx', 'turbo', 'run', 'build', '--output-logs=errors-only', ...(ONLY[purpose] ?? [])];
  await step('Building', build, { env: { ...QUIET, ...releaseTime(purpose) } });
}

/** What is released is the same whoever builds it, and when: SOURCE_DATE_EPOCH, or the time of the last commit. */
function releaseTime(purpose) {
  if (process.env.SOURCE_DATE_EPOCH || !['deb', 'image'].includes(purpose)) return {};
  const { status, stdout } = spawnSync('git', ['-C', root, 'log', '-1', '--format=%ct'], {
    encoding: 'utf8',
  });
  return status === 0 ? { SOURCE_DATE_EPOCH: stdout.trim() } : {};
}

async function installDebianPackages(purpose) {
  if (!canRunLab) {
    const why = isLinux ? 'not root' : 'not Linux';
    if (['start', 'lab', 'bench'].includes(purpose))
      console.error(`This is ${why}: everything starts but the demo network.`);
    return;
  }
  if (!hasCommand('dpkg-query') || !hasCommand('apt-get')) {
    throw new Sentence(
      'The demo network is made for Debian and Ubuntu, and apt is missing here; as an ordinary user all but that starts.',
    );
  }
  const missing = missingPackages(purpose);
  if (missing.length === 0) return;
  const advice = `Check that apt can reach its mirror, or install them yourself: ${missing.join(' ')}.`;
  console.error(`Installing Debian packages: ${missing.join(' ')}`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await step('Reading package lists', ['apt-get', 'update', '-qq'], { env, advice });
  await step(
    'Installing Debian packages',
    ['apt-get', 'install', '-y', '-qq', '-o', LOCK_WAIT, '--no-install-recommends', ...missing],
    { env, advice },
  );
}

/** The architecture rules ask git what belongs to the checkout. */
function requireGit() {
  const { status, stderr, error } = spawnSync('git', ['-C', root, 'rev-parse', '--git-dir'], {
    encoding: 'utf8',
  });
  if (status === 0) return;
  const words = error ? 'git is missing here' : stderr.trim().split('\n')[0];
  throw new Sentence(`The tests need git, and a checkout that it can read: ${words}.`);
}

async function installNpmPackages() {
  const stamp = join(root, 'node_modules', '.tresse-lock');
  const lock = hashOf(join(root, 'package-lock.json'));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  await step('Installing npm packages', ['npm', 'ci', '--no-audit', '--no-fund'], {
    advice: 'Check that the npm registry can be reached.',
  });
  writeFileSync(stamp, lock);
}
