import type { AnsweringProgram } from './answering-program.js';

/** What a finished command said. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command is given beside its arguments. */
export interface RunOptions {
  readonly stdin?: string;
  readonly env?: Record<string, string>;
  readonly limitMs?: number;
}

/** A process that stays and is fed lines: a resident `ip -batch -`. */
export interface Resident {
  /** Writes lines to its standard input. Throws when it has ended. */
  write(lines: readonly string[]): void;
  /** Calls back with each line of its standard output, and of its standard error as a complaint. */
  onLine(listener: (line: string, isComplaint: boolean) => void): void;
  onExit(listener: () => void): void;
  end(): void;
}

/** The operating system, as far as this package touches it. Commands are argument arrays, never shell text. */
export interface Host {
  /**
   * Runs a command to its end, whatever its exit code. Throws `host.command-missing` when there is no such program, and
   * `host.timeout` when it does not end, within `limitMs` where that is given.
   */
  run(argv: readonly string[], options?: RunOptions): Promise<CommandResult>;
  /**
   * Asks a program that is kept for the next question, and gives its answer. One that was begun under other `names`, the
   * indexes and names of interfaces, is begun anew: such programs remember them. Throws `host.command-failed` and
   * `host.timeout`.
   */
  ask(program: AnsweringProgram, question: string, names?: string): Promise<string>;
  /** Content of a file, or null when it does not exist. */
  readFile(path: string): Promise<string | null>;
  /**
   * Replaces a file so that a reader sees the old or the new content, never a part. Makes its directory. Nobody but the
   * owner may read it; a script (`#!`) can be run.
   */
  writeFileAtomic(path: string, content: string): Promise<void>;
  /** Writes below /proc/sys. */
  writeProc(path: string, content: string): Promise<void>;
  /** Removes a file; it may be absent. */
  removeFile(path: string): Promise<void>;
  /** Empties a file that is longer than `mostBytes`, its text kept beside it as `.old`; it may be absent. */
  shorten(path: string, mostBytes: number): Promise<void>;
  /** Names in a directory; empty when it does not exist. */
  listDirectory(path: string): Promise<string[]>;
  /**
   * Runs a program that puts itself into the background once it is ready, its output appended to `logFile`; gives
   * the exit code of the part that stayed in front. What went to the back outlives this process. Throws
   * `host.command-missing`, and `host.timeout` when it does not leave the front.
   */
  launch(
    argv: readonly string[],
    options: { logFile: string; env?: Record<string, string> },
  ): Promise<number>;
  /** Starts a process that is fed lines for as long as this one lives. */
  spawnResident(argv: readonly string[]): Resident;
  /**
   * Starts a process that tells what happens, line by line, until it is stopped by what this returns; `onEnd` is called
   * when it ends before.
   */
  listen(argv: readonly string[], onLine: (line: string) => void, onEnd: () => void): () => void;
  /**
   * Calls back with the name of each entry of a directory that changes, until stopped. One of ours is made; where
   * another is absent nothing is watched.
   */
  watchDirectory(path: string, onChange: (name: string) => void, whose: { isOurs: boolean }): () => void;
  /** Sends a signal; a process that is gone is no error. */
  kill(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void;
  /** Waits. */
  sleep(ms: number): Promise<void>;
}
