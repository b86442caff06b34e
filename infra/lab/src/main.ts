/** The command `npm run lab`: brings the system up on a scenario, or acts on the lab that runs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findLab } from './find-lab.js';
import { LabError } from './lab-error.js';
import { enterArgv } from './namespace-holder.js';
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

async function main(argv: string[]): Promise<number> {
  const [word, ...rest] = argv;
  if (word === 'exec') return exec(rest);
  if (word === 'status' && rest.length === 0) return show(await call('GET', '/state'));
  if ((word === 'cut' || word === 'restore') && rest.length === 1) {
    return show(await call('POST', `/lines/${encodeURIComponent(rest[0] ?? '')}/${word}`));
  }
  const { values } = parseArgs({ args: argv, options: { scenario: { type: 'string' } } });
  if (values.scenario === undefined) throw new TypeError('What should the lab do?');
  await readScenario(values.scenario);
  return runHere([process.execPath, `${ROOT}infra/local/start.mjs`, '--scenario', values.scenario]);
}

async function exec([node = '', ...command]: string[]): Promise<number> {
  const { record } = await findLab(DATA_FOLDERS, process.env.TRESSE_INSTANCE);
  const holder = record.holders[node];
  if (holder === undefined || command.length === 0) throw new TypeError('exec takes a node and a command.');
  return runHere(enterArgv(holder, command));
}

/** Runs a program on this terminal; its exit code. Ctrl-C reaches it directly, so this process only waits. */
async function runHere([program, ...args]: [string, ...string[]]): Promise<number> {
  process.on('SIGINT', () => {});
  const child = spawn(program, args, { stdio: 'inherit' });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

async function call(method: string, path: string): Promise<string> {
  const { socketPath } = await findLab(DATA_FOLDERS, process.env.TRESSE_INSTANCE);
  const outgoing = request({ socketPath, method, path }).end();
  const [response] = await once(outgoing, 'response');
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  if (response.statusCode !== 200) throw new LabError('command.failed', text);
  return text;
}

function show(json: string): number {
  console.log(JSON.stringify(JSON.parse(json), null, 2));
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
