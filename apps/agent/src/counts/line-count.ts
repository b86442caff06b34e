import type { Id, LineIndex } from '@tresse/contracts';
import type { InterfaceCounters } from '@tresse/line-quality';
import type { CountedLine } from '@tresse/net-plan';
import type { Clock } from '@tresse/reconcile';

export interface LineCountOptions {
  counters(): ReadonlyMap<string, Pick<InterfaceCounters, 'rxBytes'>>;
  /** Bytes that have come, by the mark of the line's connections. */
  read(): Promise<ReadonlyMap<number, number>>;
  onCount(siteId: Id, index: LineIndex, bytes: number): void;
  /** Called once for readings that fail one after another. */
  onTrouble(error: unknown): void;
  clock: Clock;
}

/** Between two readings, in ms: a rate is that of about a second. */
const READ_EACH_MS = 400;
/** The same after a reading that failed: what was wrong with the filter is seldom over sooner. */
const AFTER_TROUBLE_MS = 10_000;
/** Less in the meantime on all the lines' interfaces, in bytes, is no transfer that a queue would have to hold. */
const BUSY_BYTES = 5_000;

/** Reads what has come by these lines while there is something to read; an idle relay costs nothing but its timer. */
export class LineCount {
  #lines: readonly CountedLine[] = [];
  #seen = 0;
  #cancel: () => void = () => undefined;
  #waits = false;
  #troubled = false;
  #stopped = false;

  constructor(private readonly options: LineCountOptions) {}

  /** Exactly these lines from now on. */
  update(lines: readonly CountedLine[]): void {
    this.#lines = lines;
    this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #look(): Promise<void> {
    const { read, onCount, onTrouble } = this.options;
    if (this.#isBusy()) {
      const counts = await read().catch((error: unknown) => {
        if (!this.#troubled) onTrouble(error);
        return null;
      });
      this.#troubled = counts === null;
      for (const { siteId, index, mark } of this.#lines) {
        const bytes = counts?.get(mark);
        if (bytes !== undefined && !this.#stopped) onCount(siteId, index, bytes);
      }
    }
    this.#waits = false;
    this.#schedule();
  }

  #isBusy(): boolean {
    const counters = this.options.counters();
    const devices = new Set(this.#lines.map(({ device }) => device));
    const seen = [...devices].reduce((sum, device) => sum + (counters.get(device)?.rxBytes ?? 0), 0);
    const grown = Math.abs(seen - this.#seen);
    this.#seen = seen;
    return grown >= BUSY_BYTES;
  }

  #schedule(): void {
    if (this.#stopped || this.#waits || this.#lines.length === 0) return;
    this.#waits = true;
    const pause = this.#troubled ? AFTER_TROUBLE_MS : READ_EACH_MS;
    this.#cancel = this.options.clock.after(pause, () => void this.#look());
  }
}
