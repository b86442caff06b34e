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
  #hasWorked = false;
  /** Who waits for an answer, the oldest first. */
  readonly #awaiting = new Set<() => void>();

  constructor(
    private readonly host: Host,
    private readonly program: BatchProgram,
  ) {}

  /** Starts the program unless it runs. */
  ready(): Resident {
    if (this.#resident) return this.#resident;
    const resident = this.host.spawnResident(this.program.argv);
    resident.onLine((line) => {
      const [first] = this.#awaiting;
      if (this.program.answers(line)) first?.();
    });
    resident.onExit(() => {
      if (this.#resident !== resident) return;
      this.#resident = null;
      for (const end of this.#awaiting) end();
    });
    this.#resident = resident;
    this.#hasWorked = false;
    return resident;
  }

  /**
   * Starts the program in place of one that has worked, which does what it was told and ends: `ip` remembers the numbers of
   * interfaces by their names, and one of the same name may have been made anew since. Source: ll_name_to_index,
   * lib/ll_map.c of iproute2.
   */
  renew(): void {
    if (this.#hasWorked) this.close();
    this.ready();
  }

  /** Hands the lines over in one write, at once; resolves when they were carried out, as far as can be told. */
  send(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return Promise.resolve();
    const resident = this.ready();
    this.#hasWorked = true;
    return new Promise((resolve) => {
      const end = () => {
        if (this.#awaiting.delete(end)) resolve();
      };
      this.#awaiting.add(end);
      void this.host.sleep(PATIENCE_MS).then(end);
      resident.write([...lines, this.program.mark]);
    });
  }

  close(): void {
    this.#resident?.end();
    this.#resident = null;
  }
}
