import type { Host, Resident } from './host.js';

/** A program that stays and carries out the lines it is fed. */
export interface BatchProgram {
  readonly argv: readonly string[];
  /** A query that answers with one line for which `answers` is true: the commands before it were carried out. */
  readonly mark: string;
  answers(line: string): boolean;
}

/** `ip -batch` goes on after a command that fails (ip(8)). */
export const IP_BATCH: BatchProgram = {
  argv: ['ip', '-force', '-batch', '-'],
  mark: 'mptcp limits show',
  answers: (line) => line.includes('add_addr_accepted'),
};

/** `nft` in its interactive mode, which takes commands from a pipe as well; each line is a transaction (nft(8)). */
export const NFT_BATCH: BatchProgram = {
  argv: ['nft', '--interactive'],
  mark: 'list tables inet',
  answers: (line) => line === 'table inet tresse',
};

/** How long `send` waits for the program to say that it is done, in ms. */
const PATIENCE_MS = 500;

/** Keeps one such program running, so that commands cost no start of a process. */
export class BatchProcess {
  #resident: Resident | null = null;
  #awaiting: (() => void)[] = [];

  constructor(
    private readonly host: Host,
    private readonly program: BatchProgram,
  ) {}

  /** Starts the program unless it runs. */
  ready(): Resident {
    if (this.#resident) return this.#resident;
    const resident = this.host.spawnResident(this.program.argv);
    resident.onLine((line) => {
      if (this.program.answers(line)) this.#awaiting.shift()?.();
    });
    resident.onExit(() => {
      if (this.#resident === resident) this.#resident = null;
    });
    this.#resident = resident;
    return resident;
  }

  /** Hands the lines over in one write, at once; resolves when they were carried out, as far as can be told. */
  send(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return Promise.resolve();
    const done = new Promise<void>((resolve) => this.#awaiting.push(resolve));
    this.ready().write([...lines, this.program.mark]);
    return Promise.race([done, this.host.sleep(PATIENCE_MS)]);
  }

  close(): void {
    this.#resident?.end();
    this.#resident = null;
  }
}
