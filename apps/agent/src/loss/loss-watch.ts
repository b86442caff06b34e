import type { Id, LineIndex } from '@tresse/contracts';
import { type InterfaceCounters, type Loss, NOTHING_SENT, withSendings } from '@tresse/line-quality';
import type { SendingEnd, SocketSending } from '@tresse/net-apply';
import type { ConnectionEnds } from '@tresse/net-plan';
import type { Clock } from '@tresse/reconcile';

/** A line, and how its connections are told. */
export type LossTarget = ConnectionEnds;

export interface LossOptions {
  counters(): ReadonlyMap<string, Pick<InterfaceCounters, 'txBytes'>>;
  look(ends: readonly SendingEnd[]): Promise<SocketSending[]>;
  /** Whether the line's rate changes by itself. */
  isUnsteady(siteId: Id, index: LineIndex): boolean;
  /** Whether the line goes down again and again. */
  isFlapping(siteId: Id, index: LineIndex): boolean;
  /** Other lines of the site than before lose nothing. */
  onClear(siteId: Id, clear: readonly LineIndex[]): void;
  onTrouble(error: unknown): void;
  clock: Clock;
}

/** Between two looks, in ms, and the lines looked at in one: a look starts a process and reads all their connections. */
const LOOK_EACH_MS = 10_000;
const LINES_AT_ONCE = 16;
/** A line that sent less in the meantime, in bytes, has nothing to tell. */
const BUSY_BYTES = 250_000;

interface Entry {
  target: LossTarget;
  loss: Loss;
  /** What its interface had sent when it was last looked at. */
  countedBytes: number;
  lookedAt: number;
}

const NEVER_LOOKED_AT = { loss: NOTHING_SENT, countedBytes: 0, lookedAt: Number.NEGATIVE_INFINITY };

/** Looks at what was lost on busy lines, the ones first that were longest not looked at. Idle lines cost nothing. */
export class LossWatch {
  readonly #entries = new Map<string, Entry>();
  /** Where any does. */
  readonly #told = new Map<Id, readonly LineIndex[]>();
  #cancel: () => void = () => undefined;
  #stopped = false;

  constructor(private readonly options: LossOptions) {
    this.#schedule();
  }

  /** These are the lines now; one whose connections are told otherwise is another, as is one that takes another's index. */
  update(targets: readonly LossTarget[]): void {
    const before = new Map(this.#entries);
    this.#entries.clear();
    for (const target of targets) {
      const entry = before.get(keyOf(target)) ?? { ...NEVER_LOOKED_AT, target };
      entry.target = target;
      this.#entries.set(keyOf(target), entry);
    }
    this.#tell();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  async #look(): Promise<void> {
    const { look, onTrouble } = this.options;
    const busy = this.#busy();
    const ends = busy.map(({ target: { end, address } }) => ({ end, address }));
    const sendings = await look(ends).catch((error: unknown) => {
      onTrouble(error);
      return null;
    });
    for (const entry of sendings ? busy : []) {
      const { siteId, index } = entry.target;
      const unsteady = this.options.isUnsteady(siteId, index);
      entry.loss = withSendings(entry.loss, ofLine(entry.target, sendings ?? []), {
        ...entry.target,
        unsteady,
      });
    }
    this.#tell();
    this.#schedule();
  }

  /** The lines to look at now, which count as looked at. */
  #busy(): Entry[] {
    if (this.#entries.size === 0) return [];
    const counters = this.options.counters();
    const sentBy = ({ target }: Entry) => counters.get(target.device)?.txBytes ?? 0;
    const busy = [...this.#entries.values()]
      .filter((entry) => Math.abs(sentBy(entry) - entry.countedBytes) >= BUSY_BYTES)
      .sort((a, b) => a.lookedAt - b.lookedAt)
      .slice(0, LINES_AT_ONCE);
    for (const entry of busy) {
      entry.countedBytes = sentBy(entry);
      entry.lookedAt = this.options.clock.monotonic();
    }
    return busy;
  }

  #schedule(): void {
    if (!this.#stopped) this.#cancel = this.options.clock.after(LOOK_EACH_MS, () => void this.#look());
  }

  /**
   * Says of each site what is not as it was last said. A line that goes down again and again has the connections that it joins
   * find its rate each time, which cubic does slowly.
   */
  #tell(): void {
    const entries = [...this.#entries.values()];
    for (const siteId of new Set([...this.#told.keys(), ...entries.map(({ target }) => target.siteId)])) {
      const clear = clearOf(siteId, entries).filter((index) => !this.options.isFlapping(siteId, index));
      if (String(clear) === String(this.#told.get(siteId) ?? [])) continue;
      if (clear.length > 0) this.#told.set(siteId, clear);
      else this.#told.delete(siteId);
      this.options.onClear(siteId, clear);
    }
  }
}

const keyOf = ({ lineId, index, end, address }: LossTarget) => `${lineId} ${index} ${end} ${address}`;

function clearOf(siteId: Id, entries: readonly Entry[]): LineIndex[] {
  const mine = entries.filter(({ target, loss }) => target.siteId === siteId && loss.clear);
  return mine.map(({ target }) => target.index).sort((a, b) => a - b);
}

/** A connection of the box that is bound to its line shows the interface behind its address. */
function ofLine({ end, address }: LossTarget, sendings: readonly SocketSending[]) {
  return sendings
    .filter(({ local, peer }) => (end === 'src' ? local : peer).split(/[%:]/)[0] === address)
    .map(({ local, peer, sent, lost }) => ({ id: `${local} ${peer}`, sent, lost }));
}
