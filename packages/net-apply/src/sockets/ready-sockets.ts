import type { Host, Resident } from '../host.js';
import { CLOSE, LIST, type Sockets } from './sockets.js';

/**
 * Has for each of its tasks an `ss` that was started beforehand and waits for its filter: to start one takes longer than what
 * it does, and a connection whose line has died is silent meanwhile.
 */
export class ReadySockets implements Sockets {
  readonly #lister: WaitingSs;
  readonly #closer: WaitingSs;

  constructor(host: Host) {
    this.#lister = new WaitingSs(host, LIST);
    this.#closer = new WaitingSs(host, CLOSE);
  }

  /** Starts what does not wait yet. */
  ready(): void {
    this.#lister.ready();
    this.#closer.ready();
  }

  list(filter: readonly string[]): Promise<string> {
    return this.#lister.run(filter);
  }

  async close(filter: readonly string[]): Promise<void> {
    await this.#closer.run(filter);
  }

  end(): void {
    this.#lister.end();
    this.#closer.end();
  }
}

/**
 * The filter begins in the arguments with what only its end in the input closes: an `ss` whose input ends without a filter, since
 * its agent did, finds a fault in it and ends, where an empty filter would mean all sockets of the host.
 */
export const AWAIT_FILTER = ['-F', '-', '('];

class WaitingSs {
  #resident: Resident | null = null;
  #ended = false;

  constructor(
    private readonly host: Host,
    private readonly argv: readonly string[],
  ) {}

  ready(): Resident {
    if (this.#resident) return this.#resident;
    const resident = this.host.spawnResident([...this.argv, ...AWAIT_FILTER]);
    resident.onExit(() => {
      if (this.#resident === resident) this.#resident = null;
    });
    this.#resident = resident;
    return resident;
  }

  /** Gives it its filter, a word a line since it refuses lines of 1 kB; the next one is started when it has ended. */
  run(filter: readonly string[]): Promise<string> {
    const resident = this.ready();
    this.#resident = null;
    const lines: string[] = [];
    return new Promise((resolve) => {
      resident.onLine((line, isComplaint) => {
        if (!isComplaint) lines.push(`${line}\n`);
      });
      resident.onExit(() => {
        resolve(lines.join(''));
        if (!this.#ended) this.ready();
      });
      resident.write([...filter, ')']);
      resident.end();
    });
  }

  end(): void {
    this.#ended = true;
    this.#resident?.end();
    this.#resident = null;
  }
}
