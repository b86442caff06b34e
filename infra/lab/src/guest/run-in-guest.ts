import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LabError } from '../lab-error.js';
import { type CommandResult, runToEnd } from '../run-command.js';
import { findGuestKernel, type GuestKernel } from './guest-kernel.js';

const BOOT = fileURLToPath(new URL('../../guest/boot.sh', import.meta.url));

/** A program for the guest, which sees the host's files but neither its network nor its processes. */
export interface GuestProgram {
  program: readonly [string, ...string[]];
  /** The guest is ended after this many ms, 2,000 to 3,000 of which pass until the program starts. */
  deadlineMs: number;
  /** The guest's whole memory, programs and files in /run included; 256 unless told. */
  memoryMb?: number;
  /** Absolute path of the one folder that the guest may write to; elsewhere /run (and TMPDIR in it) is its own. */
  shared?: string;
  cwd?: string;
  /** The best that the machine has, unless told. */
  kernel?: GuestKernel;
  /**
   * True: time stands still while anything computes and jumps to the next timer when all wait, so rates and delays are
   * exact on any machine and a minute of waiting is over at once; a program that waits for a time without sleeping hangs.
   */
  simulatedTime?: boolean;
}

/**
 * Boots a guest of its own, runs one program in it as root and resolves when the guest has halted. No process or mount of
 * it is left then, nor when this process dies first. Needs root.
 * @throws LabError `guest.deadline` when it had to be ended, `guest.failed` when it halted without an answer,
 *   `guest.kernel` when the machine has no kernel for it
 */
export async function runInGuest(guest: GuestProgram): Promise<CommandResult> {
  const kernel = guest.kernel ?? (await findGuestKernel());
  if (!kernel) throw new LabError('guest.kernel', 'no user-mode Linux is installed');
  if (guest.simulatedTime && !kernel.simulatesTime) {
    throw new LabError('guest.kernel', `${kernel.path} has no simulated time: build the guest's own kernel`);
  }
  const folder = await mkdtemp(join(tmpdir(), 'tresse-guest-'));
  try {
    await mkdir(join(folder, 'memory'));
    await writeFile(join(folder, 'shared'), guest.shared ?? '');
    await writeFile(join(folder, 'program'), programText(guest));
    const boot = await runToEnd(bootCommand(kernel, guest, folder), { timeoutMs: guest.deadlineMs });
    return await answerIn(folder, guest, boot);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The guest has its own process namespace, whose end is the end of all its processes, and dies with whoever started it. */
function bootCommand(kernel: GuestKernel, guest: GuestProgram, folder: string): [string, ...string[]] {
  const namespaces = ['unshare', '--pid', '--mount', '--fork', '--kill-child'];
  const parameters = guest.simulatedTime ? ['time-travel=inf-cpu'] : [];
  const memory = `${guest.memoryMb ?? 256}`;
  return ['setpriv', '--pdeathsig', 'KILL', ...namespaces, BOOT, kernel.path, folder, memory, ...parameters];
}

/** The shell text that becomes the program, whatever characters its arguments are made of. */
function programText({ program, cwd = process.cwd() }: GuestProgram): string {
  const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`;
  return `cd ${quoted(cwd)} && exec ${program.map(quoted).join(' ')}\n`;
}

async function answerIn(folder: string, guest: GuestProgram, boot: CommandResult): Promise<CommandResult> {
  const said = (name: string) => readFile(join(folder, name), 'utf8').catch(() => '');
  const [code, stdout, stderr] = await Promise.all(['code', 'stdout', 'stderr'].map(said));
  if (code) return { code: Number(code), stdout: stdout ?? '', stderr: stderr ?? '' };
  const words = [boot.stdout, boot.stderr, stdout, stderr].join('\n').trim().slice(-2_000);
  if (boot.code === 137) {
    throw new LabError('guest.deadline', `the guest was ended after ${guest.deadlineMs} ms: ${words}`);
  }
  throw new LabError('guest.failed', `the guest halted with ${boot.code} before its program ended: ${words}`);
}
