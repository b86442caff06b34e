import type { Id, MptcpPassage } from '@tresse/contracts';
import type { PassageProbe } from '@tresse/net-apply';
import type { Clock } from '@tresse/reconcile';

/** A line, and the connection that tries it. */
export interface PassageTarget extends PassageProbe {
  readonly lineId: Id;
  /** Another line has the same address, by which connections over the two cannot be told apart: there is nothing to try. */
  readonly shared?: true;
}

export interface PassageOptions {
  probe(target: PassageTarget): Promise<MptcpPassage>;
  /** A line is known to pass or to strip MPTCP, or to share its address, that was not, or not so. */
  onChange(lineId: Id, passage: MptcpPassage): void;
  clock: Clock;
}

/** Between two tries of a line that is known, and of one that did not answer, in ms. */
const KNOWN_MS = 3_600_000;
const UNKNOWN_MS = 60_000;

/** Between a line's return and the try of it, in ms: its connections come first. */
const AFTER_RETURN_MS = 2_000;

interface Entry {
  target: PassageTarget;
  passage: MptcpPassage;
  /** In ms of the monotonic clock; infinite while the line is down. */
  dueAt: number;
}

/**
 * Tries each line when it is new, when it has returned and once an hour, one at a time. A try that nobody answers
 * leaves what was known.
 */
export class PassageWatch {
  readonly #entries = new Map<Id, Entry>();
  #cancel: () => void = () => undefined;
  #busy = false;
  #stopped = false;

  constructor(private readonly options: PassageOptions) {}

  /** These are the lines now. One with another address, or another relay, is a new one. */
  update(targets: readonly PassageTarget[]): void {
    const before = new Map(this.#entries);
    this.#entries.clear();
    for (const target of targets) {
      const known = before.get(target.lineId);
      const fresh: Entry = { target, passage: 'unknown', dueAt: this.options.clock.monotonic() };
      this.#entries.set(target.lineId, known && same(known.target, target) ? known : fresh);
    }
    this.#schedule();
  }

  /** The watcher's word on a line. */
  turned(lineId: Id, state: 'up' | 'down'): void {
    const entry = this.#entries.get(lineId);
    if (entry) entry.dueAt = state === 'up' ? this.options.clock.monotonic() + AFTER_RETURN_MS : Infinity;
    this.#schedule();
  }

  of(lineId: Id): MptcpPassage {
    return this.#entries.get(lineId)?.passage ?? 'unknown';
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  #schedule(): void {
    this.#cancel();
    this.#cancel = () => undefined;
    const [next] = [...this.#entries.values()].sort((a, b) => a.dueAt - b.dueAt);
    if (this.#stopped || this.#busy || !next || next.dueAt === Infinity) return;
    const delay = Math.max(0, next.dueAt - this.options.clock.monotonic());
    this.#cancel = this.options.clock.after(delay, () => void this.#try(next));
  }

  async #try(entry: Entry): Promise<void> {
    this.#busy = true;
    entry.dueAt = this.options.clock.monotonic() + UNKNOWN_MS;
    const found = await this.#find(entry.target).catch((): MptcpPassage => 'unknown');
    this.#busy = false;
    const { lineId } = entry.target;
    if (found !== 'unknown' && this.#entries.get(lineId) === entry) {
      if (entry.dueAt !== Infinity) entry.dueAt = this.options.clock.monotonic() + KNOWN_MS;
      const news = entry.passage !== found;
      entry.passage = found;
      if (news && !this.#stopped) this.options.onChange(lineId, found);
    }
    this.#schedule();
  }

  async #find(target: PassageTarget): Promise<MptcpPassage> {
    return target.shared ? 'shared-address' : this.options.probe(target);
  }
}

function same(a: PassageTarget, b: PassageTarget): boolean {
  return a.from === b.from && a.to === b.to && a.port === b.port && a.shared === b.shared;
}
