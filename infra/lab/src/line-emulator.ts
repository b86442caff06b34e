import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { LabError } from './lab-error.js';
import { nativeProgram } from './native-program.js';
import type { LineDirectionChange } from './scenario.js';

const SOURCE = fileURLToPath(new URL('../emulator/line-emulator.c', import.meta.url));

/** The words by which the emulator knows a direction's fields. */
const WORDS = {
  rateKbit: 'rate',
  delayMs: 'delay',
  jitterMs: 'jitter',
  lossPercent: 'loss',
  queueMs: 'queue',
} as const satisfies Record<keyof LineDirectionChange, string>;

/** Where the two ends of a line appear; names of network namespaces and of the interfaces made in them. */
export interface LineEnds {
  siteNamespace: string;
  siteInterface: string;
  inetNamespace: string;
  inetInterface: string;
}

/** The command that sets the given fields of a direction, or undefined when there is none. */
export function setCommand(direction: 'down' | 'up', change: LineDirectionChange): string | undefined {
  const words = Object.entries(WORDS).flatMap(([field, word]) => {
    const value = change[field as keyof LineDirectionChange];
    return value === undefined ? [] : [`${word} ${value}`];
  });
  return words.length ? `${direction} ${words.join(' ')}` : undefined;
}

/**
 * A running line. Its interfaces exist for as long as it runs, and it ends with this process. Every command resolves
 * when it is in force.
 */
export class LineEmulator {
  private readonly waiting: { resolve: () => void; reject: (error: LabError) => void }[] = [];
  private readonly exited: Promise<unknown>;

  private constructor(private readonly child: ChildProcessByStdio<Writable, Readable, Readable>) {
    let complaint = '';
    child.stderr.on('data', (text) => {
      complaint = `${complaint}${text}`.slice(-1_000);
    });
    createInterface(child.stdout).on('line', (line) => this.answer(line));
    child.stdin.on('error', () => {});
    this.exited = once(child, 'close').finally(() => {
      const error = new LabError('emulator.failed', complaint.trim() || 'line-emulator has ended');
      for (const { reject } of this.waiting.splice(0)) reject(error);
    });
    this.exited.catch(() => {});
  }

  /**
   * Builds the emulator when needed and starts a line; resolves when both interfaces exist (down, without addresses).
   * @throws LabError `emulator.failed` with its own words
   */
  static async start(ends: LineEnds, cacheDir: string): Promise<LineEmulator> {
    const program = await nativeProgram(SOURCE, cacheDir);
    const { siteNamespace, siteInterface, inetNamespace, inetInterface } = ends;
    const child = spawn(program, [siteNamespace, siteInterface, inetNamespace, inetInterface], {
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    const emulator = new LineEmulator(child);
    await emulator.nextAnswer();
    return emulator;
  }

  /** Changes the given fields of one direction; what is being sent or in flight keeps its time. */
  async set(direction: 'down' | 'up', change: LineDirectionChange): Promise<void> {
    const command = setCommand(direction, change);
    if (command) await this.command(command);
  }

  /** Makes the line a black hole both ways; what is queued or in flight is lost too. Its interfaces stay up. */
  cut(): Promise<void> {
    return this.command('cut');
  }

  restore(): Promise<void> {
    return this.command('restore');
  }

  /** Ends the line; its interfaces disappear. */
  async stop(): Promise<void> {
    this.child.stdin.end();
    await this.exited;
  }

  private command(line: string): Promise<void> {
    const answered = this.nextAnswer();
    this.child.stdin.write(`${line}\n`);
    return answered;
  }

  private nextAnswer(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) {
      return Promise.reject(new LabError('emulator.failed', 'line-emulator has ended'));
    }
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }

  private answer(line: string): void {
    const next = this.waiting.shift();
    if (line.startsWith('error ')) next?.reject(new LabError('emulator.failed', line.slice('error '.length)));
    else next?.resolve();
  }
}
