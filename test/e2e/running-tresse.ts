import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { root } from '../architecture/source-tree.js';

const START_MS = 120_000;

/** Everything that `npm start` runs, started the same way beside whatever else runs on this machine. */
export interface RunningTresse {
  instance: string;
  portalUrl: string;
  /** Where its control plane looks for releases of the Raspberry Pi's image; not there yet. */
  imageDir: string;
  /** Runs a command as the LAN client and resolves with its standard output. */
  asLanClient(command: string[]): Promise<string>;
  /** What the lab's own command does to a line: a black hole in both directions, and its end. */
  cut(line: string): Promise<void>;
  restore(line: string): Promise<void>;
  /** Ends the starter with the signal, Ctrl-C's or the hard one, and starts anew on the same data and ports. */
  restart(signal: 'SIGINT' | 'SIGKILL'): Promise<void>;
  /** Ctrl-C; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/**
 * Starts Tresse with its demo network and resolves when it says that it runs.
 * @param instance names its namespaces; at most 8 characters
 * @throws with what it printed when it ends before that
 */
export async function startTresse(instance: string, scenario = 'a-adsl'): Promise<RunningTresse> {
  const dataDir = await mkdtemp(join(tmpdir(), `tresse-${instance}-`));
  await chmod(dataDir, 0o755);
  const imageDir = join(dataDir, 'image');
  const start = (portalPort: string) =>
    run(imageDir, [
      ...['--instance', instance, '--data-dir', dataDir, '--portal-port', portalPort, '--api-port', '0'],
      ...['--scenario', join(root, `infra/lab/scenarios/${scenario}.json`)],
    ]);
  let starter = start('0');
  const portalUrl = await portalAddress(starter.child);
  const end = async (signal: NodeJS.Signals) => {
    starter.child.kill(signal);
    return starter.ended;
  };
  const lab = (args: string[]) => inLab(instance, dataDir, args);
  return {
    instance,
    portalUrl,
    imageDir,
    asLanClient: (command) => lab(['exec', 'lan', ...command]),
    cut: async (line) => void (await lab(['cut', line])),
    restore: async (line) => void (await lab(['restore', line])),
    restart: async (signal) => {
      await end(signal);
      starter = start(new URL(portalUrl).port);
      await portalAddress(starter.child);
    },
    stop: async () => {
      const code = await end('SIGINT');
      await rm(dataDir, { recursive: true, force: true });
      return code;
    },
  };
}

/** The program of `npm start` with its options. Its end is its own: what it leaves behind may hold its output open. */
function run(imageDir: string, options: string[]): { child: ChildProcess; ended: Promise<number | null> } {
  const child = spawn(process.execPath, [join(root, 'infra/local/start.mjs'), ...options], {
    cwd: root,
    env: { ...process.env, TRESSE_IMAGE_DIR: imageDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, ended };
}

async function portalAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout || !child.stderr) throw new Error('no output to read');
  const printed: string[] = [];
  child.stderr.on('data', (chunk) => printed.push(String(chunk)));
  const timer = setTimeout(() => child.kill('SIGINT'), START_MS);
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      printed.push(line);
      const match = /Portal: (\S+)/.exec(line);
      if (match?.[1]) {
        child.stdout.resume();
        return match[1];
      }
    }
  } finally {
    clearTimeout(timer);
  }
  throw new Error(`Tresse did not start:\n${printed.join('\n')}`);
}

async function inLab(instance: string, dataDir: string, args: string[]): Promise<string> {
  const program = join(root, 'infra/lab/dist/main.js');
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [program, ...args], {
    env: { ...process.env, TRESSE_INSTANCE: instance, TRESSE_DATA_DIR: dataDir },
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout;
}
