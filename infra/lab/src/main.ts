/** The command `npm run lab`: brings the system up on a scenario, or acts on the lab that runs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { LabClient } from './lab-client.js';
import { LabError } from './lab-error.js';
import { provisionDemoSite } from './provision/index.js';
import { readScenario } from './scenario.js';
import { NODES } from './topology.js';

const HELP = `npm run lab -- --scenario FILE           start everything on the lines of FILE
npm run lab -- exec NODE CMD…            run CMD on ${NODES.join(', ')}
npm run lab -- cut LINE | restore LINE   act on a line
npm run lab -- status                    what is running`;

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Where `infra/local` keeps data: as the environment says, in the checkout, or for all users when root's own is closed. */
const DATA_FOLDERS = process.env.TRESSE_DATA_DIR
  ? [process.env.TRESSE_DATA_DIR]
  : [`${ROOT}.tresse`, '/var/lib/tresse'];

const Box = z.object({ site: z.object({ state: z.string() }) });

/** Who owns the site that `--scenario` adds. */
const LAB_OWNER = {
  name: 'Lab',
  email: 'lab@tresse.example',
  password: 'three ripe pears',
  organization: 'Lab',
};

async function main(argv: string[]): Promise<number> {
  const [word, ...rest] = argv;
  if (word === 'exec') return exec(rest);
  if (word === 'status' && rest.length === 0) return show(await (await findRunning()).state());
  if ((word === 'cut' || word === 'restore') && rest.length === 1) {
    return show(await (await findRunning()).line(rest[0] ?? '', word));
  }
  const { values } = parseArgs({ args: argv, options: { scenario: { type: 'string' } } });
  if (values.scenario === undefined) throw new TypeError('What should the lab do?');
  await readScenario(values.scenario);
  return runWhole(values.scenario);
}

const findRunning = () => LabClient.find(DATA_FOLDERS, process.env.TRESSE_INSTANCE);

async function exec([node = '', ...command]: string[]): Promise<number> {
  const entered = (await findRunning()).command(node, command);
  if (entered === undefined || command.length === 0) throw new TypeError('exec takes a node and a command.');
  return ended(spawnHere(entered, 'inherit'));
}

/** Starts everything, and a site on the demo box unless an earlier start has left one. */
async function runWhole(scenario: string): Promise<number> {
  const program = `${ROOT}infra/local/start.mjs`;
  const child = spawnHere([process.execPath, program, '--scenario', scenario], 'pipe');
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => child.kill('SIGTERM'));
  const code = ended(child);
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    console.log(line);
    const portalUrl = /Portal: (\S+)/.exec(line)?.[1];
    if (portalUrl) plugIn(portalUrl).catch((error) => console.error(`No site was added: ${error.message}`));
  }
  return code;
}

async function plugIn(portalUrl: string): Promise<void> {
  const { site } = Box.parse(await (await findRunning()).state());
  if (site.state === 'empty') {
    console.log('  Adding a site on these lines …');
    await provisionDemoSite(portalUrl, LAB_OWNER);
  }
  console.log(`  The site is up: sign in as ${LAB_OWNER.email}, password «${LAB_OWNER.password}».`);
}

/** Runs a program on this terminal. Ctrl-C reaches it directly, so this process only waits. */
function spawnHere([program, ...args]: [string, ...string[]], stdout: 'inherit' | 'pipe'): ChildProcess {
  process.on('SIGINT', () => {});
  const child = spawn(program, args, { stdio: ['inherit', stdout, 'inherit'] });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return child;
}

async function ended(child: ChildProcess): Promise<number> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

function show(value: unknown): number {
  console.log(JSON.stringify(value, null, 2));
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof LabError || error instanceof TypeError)) throw error;
  console.error(error.message);
  if (error instanceof TypeError) console.error(HELP);
  process.exitCode = 1;
}
