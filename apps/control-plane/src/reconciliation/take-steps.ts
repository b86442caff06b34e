/** Steps of one pass; more than any life has in a row. */
const MOST_STEPS = 24;

/** One thing whose rows and provider are to agree: what is decided on it, and how that is done. */
export interface Steps<Facts, Call extends object, Write extends object, Seen> {
  /** By the rows; undefined when there is nothing to look after any more. */
  read: () => Promise<Facts | undefined>;
  /** Pure. `seen` is what became of a call of this very pass. */
  decide: (facts: Facts, seen: Seen | null, now: Date) => Call | Write | { wait: true };
  call: (facts: Facts, call: Call, now: Date) => Promise<Seen>;
  /** In one transaction; writes nothing when the rows are not what the decision was taken on. */
  write: (facts: Facts, write: Write, now: Date) => Promise<unknown>;
}

/**
 * Takes it as far as it goes now, relying on nothing but the rows: whoever dies over it is followed by whoever reads them.
 * `first` is what has been seen of it already.
 *
 * @throws what a call or a write throws, and the signal's reason
 */
export async function takeSteps<Facts, Call extends { call: string }, Write extends { write: string }, Seen>(
  { read, decide, call, write }: Steps<Facts, Call, Write, Seen>,
  signal: AbortSignal,
  first: (facts: Facts) => Promise<Seen | null> = async () => null,
): Promise<void> {
  let facts = await read();
  let seen = facts === undefined ? null : await first(facts);
  for (let steps = 0; facts !== undefined && steps < MOST_STEPS; steps += 1) {
    signal.throwIfAborted();
    const now = new Date();
    const step = decide(facts, seen, now);
    if ('wait' in step) return;
    if ('call' in step) {
      seen = await call(facts, step, now);
      continue;
    }
    // Written or not, the rows have the next word.
    await write(facts, step, now);
    facts = await read();
    seen = null;
  }
}
