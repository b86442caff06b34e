/** `npm run -s bench:relay -- --sites N`: what the agent of a relay of many sites costs (see many-sites/README.md). */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'esbuild';
import { canRunLab } from '../../infra/local/machine.mjs';
import { fail, Sentence } from '../../infra/local/step.mjs';
import { readOptions } from './many-sites/options.mjs';

/** In ms: what takes longer until all sites' lines are up will not come. */
const ALL_UP_MS = 120_000;
const RELAY_NS = `tresse-bench-${process.pid}-relay`;
const SITES_NS = `tresse-bench-${process.pid}-sites`;
let directory;
const children = [];

const ip = (words, input) => execFileSync('ip', words, { input, stdio: ['pipe', 'pipe', 'inherit'] });
const batch = (namespace, lines) => ip(['-n', namespace, '-batch', '-'], `${lines.join('\n')}\n`);

async function bundle(name) {
  const outfile = join(directory, `${name}.mjs`);
  const entry = new URL(`./many-sites/${name}.mjs`, import.meta.url).pathname;
  const banner = {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  };
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    banner,
  });
  return outfile;
}

function start(namespace, program, ...words) {
  const child = spawn(
    'ip',
    ['netns', 'exec', namespace, 'node', '--max-semi-space-size=1', program, ...words],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, PATH: `${directory}/bin:${process.env.PATH}` },
    },
  );
  children.push(child);
  const rows = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    tell: (command) => child.stdin.write(`${JSON.stringify(command)}\n`),
    answer: async () => {
      const { value, done } = await rows.next();
      if (done) throw new Sentence('A program of the bench has ended before its time.');
      return JSON.parse(value);
    },
  };
}

function makeNamespaces() {
  for (const name of [RELAY_NS, SITES_NS]) {
    ip(['netns', 'add', name]);
    ip(['-n', name, 'link', 'set', 'lo', 'up']);
  }
  batch(RELAY_NS, [
    `link add eth0 type veth peer name inet netns ${SITES_NS}`,
    'link set eth0 up',
    'addr add 203.0.113.99/24 dev eth0',
    'route add default via 203.0.113.1',
  ]);
  batch(SITES_NS, ['link set inet up', 'addr add 203.0.113.1/24 dev inet']);
}

function clear() {
  for (const child of children) child.kill();
  const present = ip(['netns', 'list']).toString();
  for (const name of [RELAY_NS, SITES_NS].filter((one) => present.includes(one))) {
    for (const pid of ip(['netns', 'pids', name]).toString().split('\n').filter(Boolean)) end(Number(pid));
    ip(['netns', 'del', name]);
  }
  rmSync(directory, { recursive: true, force: true });
}

function end(pid) {
  try {
    process.kill(pid);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

async function allUp(sites, lines) {
  for (;;) {
    const { up } = await sites.answer();
    if (up >= lines) return;
  }
}

async function measure({ sites: count, idle, churn }) {
  const { writeStandIns, siteEnd } = await import(await bundle('stand-ins'));
  const numbers = Array.from({ length: count }, (_, place) => place + 1);
  mkdirSync(`${directory}/state`, { mode: 0o700 });
  writeFileSync(`${directory}/state/wireguard.key`, 'key\n');
  writeStandIns(`${directory}/bin`, numbers, SITES_NS);
  const relay = start(RELAY_NS, await bundle('relay-agent'), `${directory}/state`);
  const sites = start(SITES_NS, await bundle('watch-sites'));
  const ask = async (...command) => {
    relay.tell(command);
    const answer = await relay.answer();
    console.log(JSON.stringify(answer));
    return answer;
  };
  await ask('serve', []);
  await ask('serve', numbers);
  batch(SITES_NS, numbers.flatMap(siteEnd));
  sites.tell(numbers);
  const late = wait(ALL_UP_MS, null, { ref: false }).then(() => {
    throw new Sentence(`Not all lines of ${count} sites were up after ${ALL_UP_MS / 1_000} s.`);
  });
  await Promise.race([allUp(sites, 2 * count), late]);
  await ask('idle', 30_000);
  await ask('pass');
  await ask('idle', idle * 1_000);
  await ask('pass');
  await ask('change', 1);
  for (let round = 0; round < churn; round++) {
    const gone = 1 + (round % count);
    await ask(
      'serve',
      numbers.filter((number) => number !== gone),
    );
    await ask('serve', numbers);
    batch(
      SITES_NS,
      siteEnd(gone).filter((line) => !line.startsWith('rule')),
    );
  }
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (!canRunLab) throw new Sentence('The bench needs root on Linux: its sites are in a network namespace.');
  const interrupted = new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => reject(new Sentence(`Stopped by ${signal}.`)));
    }
  });
  interrupted.catch(() => {});
  directory = mkdtempSync(join(tmpdir(), 'tresse-bench-'));
  try {
    makeNamespaces();
    await Promise.race([measure(options), interrupted]);
  } finally {
    clear();
  }
  process.exit(0);
}

await main().catch(fail);
