import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readlink, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type CommandResult, type RunOptions, runToEnd } from '@tresse/lab';
import { freshRoot } from './fresh-root.js';

const BOOT = fileURLToPath(new URL('./boot.sh', import.meta.url));
const START_MS = 60_000;

/** A fresh Debian that runs. */
export interface Machine {
  /** Runs a program on it to its end, whatever its exit code. */
  exec(argv: readonly string[], options?: RunOptions): Promise<CommandResult>;
  /** What a program prints. Rejects with all it said when it fails. */
  run(argv: readonly string[], options?: RunOptions): Promise<string>;
  /** Writes a file that only root may read, in a folder that is there. */
  write(path: string, content: string): Promise<void>;
  /** Installs a package file as a person would. Rejects when apt does. */
  install(file: string): Promise<void>;
  /** Switches it off; nothing of it stays. */
  end(): Promise<void>;
}

/**
 * Starts a machine and resolves once its systemd has started everything.
 * @param name of its host and its control group
 * @param netns file of the network namespace that it is in; without, one of its own that leads nowhere
 */
export async function startMachine(name: string, netns = 'own'): Promise<Machine> {
  const { machine, init } = await bootMachine(name, netns, await freshRoot());
  try {
    await settled(init);
    return machine;
  } catch (error) {
    await machine.end();
    throw error;
  }
}

/** A machine whose systemd has just begun. */
export interface Booting {
  machine: Machine;
  /** Process id of its systemd. */
  init: number;
}

/**
 * Switches a machine on.
 * @param base its root; several folders with `:` between lie over each other, the first on top
 */
export async function bootMachine(name: string, netns: string, base: string): Promise<Booting> {
  const changes = await mkdtemp(join(tmpdir(), `tresse-machine-${name}-`));
  const child = spawn('bash', [BOOT, 'start', name, netns, base, changes], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  const gone = once(child, 'exit');
  const end = async () => {
    child.kill('SIGKILL');
    await gone;
    await rmWhenEmpty(name, changes);
  };
  try {
    const init = await begun(child, () => complaint);
    return { machine: machine(init, end), init };
  } catch (error) {
    await end();
    throw error;
  }
}

function machine(init: number, end: () => Promise<void>): Machine {
  const enter = (argv: readonly string[]): [string, ...string[]] => [
    ...(['nsenter', `--target=${init}`, '--all', '--wd=/', 'env', '-i', 'LC_ALL=C.UTF-8'] as const),
    ...['DEBIAN_FRONTEND=noninteractive', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', ...argv],
  ];
  const exec: Machine['exec'] = (argv, options) => runToEnd(enter(argv), options);
  const run: Machine['run'] = async (argv, options) => {
    const { code, stdout, stderr } = await exec(argv, options);
    if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}: ${stdout}${stderr}`);
    return stdout;
  };
  return {
    exec,
    run,
    end,
    write: async (path, input) => void (await run(['sh', '-c', `umask 077; cat > ${path}`], { input })),
    install: async (file) => {
      const place = `/root/${file.replace(/^.*\//, '')}`;
      const input = (await readFile(file)).toString('base64');
      await run(['sh', '-c', `base64 -d > ${place}`], { input });
      await run([
        'apt-get',
        'install',
        '-y',
        '-qq',
        '--no-install-recommends',
        '-o',
        'Dpkg::Use-Pty=0',
        place,
      ]);
    },
  };
}

/** The process id of the machine's systemd. */
async function begun(child: ChildProcess, complaint: () => string): Promise<number> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The machine did not start: ${complaint()}`);
    const init = await initOf(child.pid ?? 0);
    if (init !== undefined) return init;
    if (Date.now() > deadline) throw new Error(`The machine is not up after ${START_MS} ms: ${complaint()}`);
    await pause(50);
  }
}

/** Resolves once systemd has nothing left to start. */
async function settled(init: number): Promise<void> {
  const argv = ['nsenter', `--target=${init}`, '--all', 'systemctl', 'is-system-running', '--wait'] as const;
  const deadline = Date.now() + START_MS;
  for (;;) {
    const { stdout } = await runToEnd([...argv], { timeoutMs: START_MS });
    if (/^(running|degraded)$/m.test(stdout)) return;
    if (Date.now() > deadline) throw new Error(`The machine is not up after ${START_MS} ms.`);
    await pause(50);
  }
}

/**
 * The machine's first process once it is systemd: before that it, and what `boot.sh` runs, see the files of this machine, whose
 * own systemd would answer for it.
 */
async function initOf(pid: number): Promise<number | undefined> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const child = Number.parseInt(children, 10);
  if (Number.isNaN(child)) return undefined;
  const [name, its, ours] = await Promise.all([
    readFile(`/proc/${child}/comm`, 'utf8').catch(() => ''),
    readlink(`/proc/${child}/ns/pid`).catch(() => ''),
    readlink('/proc/self/ns/pid'),
  ]);
  return name === 'systemd\n' && its !== '' && its !== ours ? child : undefined;
}

/** The kernel ends a machine's last processes after its first. */
async function rmWhenEmpty(name: string, changes: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const { code, stderr } = await runToEnd(['bash', BOOT, 'end', name, changes]);
    if (code === 0) break;
    if (Date.now() > deadline) throw new Error(`The machine ${name} does not end: ${stderr}`);
    await pause(50);
  }
  await rmdir(changes);
}
