import { readFile } from 'node:fs/promises';
import { LOAD_INTERVAL_MS, type RelayLoad } from '@tresse/contracts';
import type { Clock } from '@tresse/reconcile';
import { CounterReader } from '../watcher/index.js';
import { type CpuTime, cpuPercent, cpuTime } from './cpu.js';
import { defaultInterface } from './public-interface.js';

export interface LoadMeterOptions {
  clock: Clock;
  /** What cannot be sent is not kept: only the newest counts. */
  send(load: RelayLoad): Promise<void>;
  /** Called once for readings that fail one after another. */
  onTrouble(error: unknown): void;
}

export interface LoadMeter {
  stop(): void;
}

/** The machine at one instant; bytes are those of its public interface. */
interface Reading {
  /** Of the monotonic clock, in ms. */
  at: number;
  cpu: CpuTime | null;
  device: string | null;
  received: number;
  sent: number;
}

/** Tells each 15 s what the machine has carried since the time before. */
export function startLoadMeter({ clock, send, onTrouble }: LoadMeterOptions): LoadMeter {
  const counters = new CounterReader();
  let before: Reading | null = null;
  let troubled = false;
  let stopped = false;
  let cancel = () => {};

  async function read(): Promise<Reading> {
    const [stat, routes] = await Promise.all([
      readFile('/proc/stat', 'utf8'),
      readFile('/proc/self/net/route', 'utf8'),
    ]);
    const device = defaultInterface(routes);
    const counted = stopped || device === null ? undefined : counters.read().get(device);
    return {
      at: performance.now(),
      cpu: cpuTime(stat),
      device,
      received: counted?.rxBytes ?? 0,
      sent: counted?.txBytes ?? 0,
    };
  }

  async function look(): Promise<void> {
    try {
      const now = await read();
      if (stopped) return;
      const load = before && loadBetween(before, now, new Date(clock.now()));
      before = now;
      troubled = false;
      if (load) await send(load).catch(() => undefined);
    } catch (error) {
      if (!troubled) onTrouble(error);
      troubled = true;
    } finally {
      if (!stopped) cancel = clock.after(LOAD_INTERVAL_MS, () => void look());
    }
  }

  void look();
  return {
    stop: () => {
      stopped = true;
      cancel();
      counters.close();
    },
  };
}

/** What was carried between two readings; null where they cannot be compared. A counter that began anew counts as nothing. */
export function loadBetween(before: Reading, now: Reading, at: Date): RelayLoad | null {
  const ms = now.at - before.at;
  if (ms <= 0 || before.cpu === null || now.cpu === null) return null;
  const kbit = (bytes: number) =>
    before.device === now.device ? Math.max(0, Math.round((bytes * 8) / ms)) : 0;
  return {
    at: at.toISOString(),
    cpuPercent: Math.round(cpuPercent(before.cpu, now.cpu) * 10) / 10,
    receivedKbit: kbit(now.received - before.received),
    sentKbit: kbit(now.sent - before.sent),
  };
}
