/** A machine in QEMU, started from a card and watched by its console. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { BOARDS, type Board, type Circumstances, WORDS } from './boards.js';
import { loadFrom } from './card.js';

/** Everything is told on the console, and nothing is given up for being slow. */
const EVERYWHERE = [
  'systemd.show_status=1',
  'systemd.journald.forward_to_console=1',
  'systemd.default_timeout_start_sec=900',
  'systemd.default_device_timeout_sec=900',
  // The agent tells each step before it does it.
  'systemd.setenv=TRESSE_LOG_LEVEL=debug',
];

/** Longest wait for any text of the console, in ms: a boot takes two minutes on an idle machine of two processors. */
export const PATIENCE_MS = 20 * 60_000;
/** Of the console, shown with a failure, in characters. */
const TAIL = 3_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const COLOUR = /\x1b\[[0-9;?]*[A-Za-z]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, as far as it has come
const UNFINISHED = /\x1b(\[[0-9;?]*)?$/;

export class Machine {
  private console = '';
  private readonly started = Date.now();

  /** What the console shows is kept beside the card, for whoever looks into a failure. */
  private constructor(
    private readonly child: ChildProcess,
    disk: string,
  ) {
    const file = createWriteStream(`${disk}.console`, { flags: 'a' });
    let begun = '';
    const take = (text: string) => {
      file.write(text);
      // A piece may end within an escape sequence.
      const at = (begun + text).search(UNFINISHED);
      const whole = at < 0 ? begun + text : (begun + text).slice(0, at);
      begun = (begun + text).slice(whole.length);
      this.console += withoutColours(whole);
    };
    child.stdout?.setEncoding('utf8').on('data', take);
    child.stderr?.setEncoding('utf8').on('data', take);
    child.once('close', () => file.end());
  }

  /** Switches the machine on, plugged in. The kernel's words and systemd's go to the console besides the card's own settings. */
  static async start(board: Board, disk: string, circumstances: Circumstances = {}): Promise<Machine> {
    const { kernel, initrd, deviceTree, commandLine } = loadFrom(disk);
    // Beside consoles that a board lacks, its own would stay silent.
    const own = commandLine.replace(/console=\S+ /g, '');
    const append = [own, WORDS[board], ...EVERYWHERE, circumstances.words ?? ''].join(' ');
    const tree = board === 'raspi3b' ? ['-dtb', deviceTree] : [];
    const args = [
      ...['-M', board, '-display', 'none', '-no-reboot'],
      ...['-kernel', kernel, '-initrd', initrd, '-append', append, ...tree],
      ...BOARDS[board](disk, circumstances),
    ];
    const around = [...(circumstances.lan?.around ?? []), 'nice', '-n', '5'];
    const [program = '', ...rest] = [...around, 'qemu-system-aarch64', ...args];
    const machine = new Machine(spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'] }), disk);
    await circumstances.lan?.plugIn();
    return machine;
  }

  /** Where the console is now, for {@link shows}. */
  mark(): number {
    return this.console.length;
  }

  /** Resolves with the seconds since the start when the console shows the text behind the mark. */
  async shows(text: RegExp, mark = 0): Promise<number> {
    const stdout = this.child.stdout;
    const deadline = AbortSignal.timeout(PATIENCE_MS);
    while (!text.test(this.console.slice(mark))) {
      if (this.child.exitCode !== null) throw new Error(`QEMU ended before ${text}:\n${this.tail()}`);
      const news = [once(stdout ?? this.child, 'data', { signal: deadline }), once(this.child, 'exit')];
      await Promise.race(news).catch(() => {
        throw new Error(`The console never showed ${text}:\n${this.tail()}`);
      });
    }
    return Math.round((Date.now() - this.started) / 1_000);
  }

  isOn(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Pulls the plug. */
  async cutPower(): Promise<void> {
    if (!this.isOn()) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  everything(): string {
    return this.console;
  }

  /** The end of what the console showed. */
  tail(): string {
    return this.console.slice(-TAIL);
  }
}

function withoutColours(text: string): string {
  return text.replace(COLOUR, '');
}
