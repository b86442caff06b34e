/** The command `npm run image`: builds the image of a box, or says in a sentence what is missing for it. */
import { access } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ReleaseError } from '@tresse/personal-image';
import { baseTree } from './base-tree.js';
import { buildImage, versionOf } from './build-image.js';
import { signingOf } from './bundle.js';
import { lookAtMachine, obstacle } from './checks.js';
import { ImageError } from './image-error.js';
import { type Places, places } from './places.js';
import { progress } from './progress.js';
import { run } from './run.js';

const HELP = `npm run image                      build the image for the Raspberry Pi
npm run image -- --keep-packages   with the Debian packages of the last build, without asking the mirror
npm run image -- --signing FOLDER  with a signed update beside it, of the kind that boxes of this image take`;

async function main(argv: string[]): Promise<void> {
  const where = places(process.env);
  const { keepPackages, signingFolder } = options(argv);
  const signing = signingFolder === null ? null : await signingOf(signingFolder);
  await access(where.agent).catch(() => {
    throw new ImageError('agent.missing', `${where.agent} is missing. Run npm run build first.`);
  });
  const machine = await lookAtMachine(where.cache, process.env, { signs: signing !== null });
  const checkMachine = async (treeIsThere: boolean) => {
    const error = obstacle(machine, treeIsThere);
    if (error) throw error;
  };
  const step = progress();
  const tree = await baseTree(where.cache, { step, keepPackages, checkMachine });
  const version = await versionOf(where.checkout);
  const built = await buildImage({
    places: where,
    tree,
    version,
    signing,
    epoch: await epochOf(where),
    step,
  });
  const update = built.bundle ? `\n  update for boxes that have an earlier one: ${built.bundle}` : '';
  console.log(`Image ${version} for Raspberry Pi 3, 4 and 5: ${where.release}
  root ${built.rootSha256}, of packages ${tree.key}${update}
  to boot it here: npm run test:image`);
}

function options(argv: string[]): { keepPackages: boolean; signingFolder: string | null } {
  try {
    const { values } = parseArgs({
      args: argv,
      options: { 'keep-packages': { type: 'boolean' }, signing: { type: 'string' } },
    });
    return { keepPackages: values['keep-packages'] ?? false, signingFolder: values.signing ?? null };
  } catch (cause) {
    throw new ImageError('usage', `${cause instanceof Error ? cause.message : cause}\n${HELP}`, { cause });
  }
}

/** Time of the release in seconds: SOURCE_DATE_EPOCH, else that of the checkout's last commit. */
async function epochOf({ checkout }: Places): Promise<number> {
  const given = Number(process.env.SOURCE_DATE_EPOCH);
  if (Number.isInteger(given) && given > 0) return given;
  return Number(await run(['git', '-C', checkout, 'log', '-1', '--format=%ct']));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ImageError || error instanceof ReleaseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
