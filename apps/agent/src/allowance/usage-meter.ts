import type { Allowance, Id, LineUsage } from '@tresse/contracts';
import {
  count,
  type InterfaceCounters,
  isSpent,
  NOTHING_USED,
  type Usage,
  type Warning,
  warn,
} from '@tresse/line-quality';
import type { Clock } from '@tresse/reconcile';
import type { Logger } from 'pino';
import { readUsage, writeUsage } from './usage-store.js';

/** A line whose bytes are counted, and where. */
export interface MeteredLine {
  lineId: Id;
  allowance: Allowance;
  interface: string;
  /** What the line carries of each packet beyond what the interface counts, in bytes. */
  overhead: number;
}

export interface UsageMeterOptions {
  /** File that keeps the counts. */
  path: string;
  /** Names this run of the machine, in which counters began at zero. */
  boot(): Promise<string>;
  clock: Clock;
  counters(): ReadonlyMap<string, InterfaceCounters>;
  onWarning(line: MeteredLine, warning: Warning): void;
  /** The set of spent lines is another. */
  onSpent(): void;
  /** The counts on disk are new. */
  onKept(): void;
  log: Pick<Logger, 'error' | 'warn'>;
}

export interface UsageMeter {
  /** Resolves when what was used before is known. */
  readonly ready: Promise<void>;
  /** Counts exactly these lines from now on. */
  update(lines: readonly MeteredLine[]): void;
  /** What a line has used in this billing month; undefined for one that is not counted. */
  usage(lineId: Id): LineUsage | undefined;
  isSpent(lineId: Id): boolean;
  /** Counts and keeps what there is. */
  stop(): Promise<void>;
}

const LOOK_MS = 5_000;
/** What a power cut may lose: a minute of traffic, and on an idle line what it carries in an hour. */
const KEEP_MS = 60_000;
const KEEP_IDLE_MS = 3_600_000;
const IDLE_BYTES = 1_000_000;
/** How long after the beginning of its month a line that was removed is remembered. */
const FORGOTTEN_MS = 62 * 86_400_000;

/** Starts counting once the file is read. */
export function startUsageMeter(options: UsageMeterOptions): UsageMeter {
  const { path, clock, log } = options;
  let boot = '';
  let lines: readonly MeteredLine[] = [];
  let known: Map<Id, Usage> | undefined;
  let spent = '';
  let kept = { at: clock.now(), bytes: 0 };
  let writing: Promise<void> = Promise.resolve();
  let cancel: () => void = () => undefined;

  function look(): void {
    cancel();
    if (known === undefined || lines.length === 0) return;
    const counters = options.counters();
    for (const line of lines) countLine(known, line, counters.get(line.interface));
    const now = spentLines();
    const changed = now !== spent;
    spent = now;
    keepWhenDue(changed);
    if (changed) options.onSpent();
    cancel = clock.after(LOOK_MS, look);
  }

  function countLine(all: Map<Id, Usage>, line: MeteredLine, seen: InterfaceCounters | undefined): void {
    const before = all.get(line.lineId) ?? NOTHING_USED;
    const reading = seen
      ? { boot, interface: line.interface, bytes: billedBytes(seen, line.overhead) }
      : before.reading;
    const counted = reading === null ? before : count(before, reading, clock.now(), line.allowance);
    const { usage, warning } = warn(counted, line.allowance);
    all.set(line.lineId, usage);
    if (warning !== null) options.onWarning(line, warning);
  }

  /** As text, to be compared. */
  function spentLines(): string {
    return lines
      .filter(({ lineId }) => isSpentNow(lineId))
      .map(({ lineId }) => lineId)
      .join();
  }

  function isSpentNow(lineId: Id): boolean {
    const line = lines.find((metered) => metered.lineId === lineId);
    const usage = known?.get(lineId);
    return line !== undefined && usage !== undefined && isSpent(usage, line.allowance);
  }

  function keepWhenDue(urgent: boolean): void {
    const waitedMs = Math.abs(clock.now() - kept.at);
    const busy = total() - kept.bytes >= IDLE_BYTES;
    if (urgent || waitedMs >= KEEP_IDLE_MS || (busy && waitedMs >= KEEP_MS)) void keep();
  }

  /** A line that is no longer counted may come back within its month, as when a change is undone; later it is new. */
  function forgetRemoved(): void {
    for (const [lineId, { period }] of known ?? []) {
      const isCounted = lines.some((line) => line.lineId === lineId);
      if (!isCounted && clock.now() - (period ?? 0) > FORGOTTEN_MS) known?.delete(lineId);
    }
  }

  const total = () => [...(known?.values() ?? [])].reduce((sum, { bytes }) => sum + bytes, 0);

  function keep(): Promise<void> {
    forgetRemoved();
    kept = { at: clock.now(), bytes: total() };
    const usage = new Map(known);
    writing = writing
      .then(() => writeUsage(path, usage))
      .then(() => options.onKept())
      .catch((error: unknown) => log.error({ reason: String(error) }, 'what lines have used was not kept'));
    return writing;
  }

  const earlier = readUsage(path, (reason) =>
    log.warn({ reason }, 'what lines have used is unreadable: counting begins anew'),
  );
  const ready = Promise.all([earlier, options.boot()]).then(
    ([usage, thisBoot]) => {
      boot = thisBoot;
      known = usage;
      kept = { at: clock.now(), bytes: total() };
      look();
    },
    (error: unknown) => log.error({ reason: String(error) }, 'what lines have used cannot be read'),
  );

  return {
    ready,
    update: (metered) => {
      lines = metered;
      look();
    },
    usage: (lineId) => {
      const usage = known?.get(lineId);
      if (usage === undefined || !lines.some((line) => line.lineId === lineId)) return undefined;
      const since = usage.period === null ? null : new Date(usage.period).toISOString();
      return { bytes: usage.bytes, since };
    },
    isSpent: isSpentNow,
    stop: async () => {
      await ready;
      look();
      cancel();
      if (known !== undefined && known.size + lines.length > 0) await keep();
    },
  };
}

function billedBytes({ rxBytes, txBytes, rxPackets, txPackets }: InterfaceCounters, overhead: number) {
  return rxBytes + txBytes + (rxPackets + txPackets) * overhead;
}
