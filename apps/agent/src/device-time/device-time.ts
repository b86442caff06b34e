import { join } from 'node:path';
import type { Host } from '@tresse/net-apply';
import { setSystemTime } from '@tresse/net-apply';
import { type Clock, systemClock } from '@tresse/reconcile';
import type { Logger } from 'pino';
import { z } from 'zod';
import { readJsonFile, writeDurably } from '../disk/index.js';
import { AGENT_BUILT_AT } from '../version.js';
import { behindBy, soundNote } from './judge-time.js';

/** Between two notes of the time, in ms: a hundred bytes an hour spare the card. */
const NOTE_EVERY_MS = 3_600_000;

export interface DeviceTimeOptions {
  stateDir: string;
  host: Pick<Host, 'run'>;
  log: Pick<Logger, 'info' | 'warn'>;
  /** The machine's clock. */
  machine?: Pick<Clock, 'now'>;
  builtAt?: number;
}

/** The device's own idea of the time. */
export interface DeviceTime {
  /** Never before what is known; timers are the machine's. */
  readonly clock: Clock;
  /** The machine's clock is known to be wrong: certificates cannot be judged by it. */
  isWrong(): boolean;
  /** The control plane has said what time it is. */
  told(instant: number): void;
  /** Notes the time and ends. */
  stop(): Promise<void>;
}

/**
 * Takes the time up where it was left: a machine whose clock is behind what was noted, or behind the build of this
 * program, has it set, where the agent may do that. Where not, the agent itself goes by the later time until the
 * machine's clock has been set by others.
 */
export async function keepDeviceTime(options: DeviceTimeOptions): Promise<DeviceTime> {
  const { stateDir, host, log, machine = systemClock, builtAt = AGENT_BUILT_AT } = options;
  const path = join(stateDir, 'time.json');
  const noted = soundNote(await readJsonFile(path, z.number(), () => undefined), builtAt);
  /** How far the machine's clock was behind at `since`, in ms. */
  let ahead = behindBy({ now: machine.now(), noted, builtAt });
  let since = machine.now();

  async function setMachine(): Promise<void> {
    const set = await setSystemTime(host, machine.now() + ahead);
    log[set ? 'info' : 'warn']({ to: new Date(now()).toISOString() }, set ? SET : NOT_SET);
  }

  /** A clock that was set meanwhile, by us or others, has jumped by more than half of what it lacked. */
  const isWrong = (): boolean => ahead > 0 && machine.now() < since + ahead / 2;
  const now = (): number => machine.now() + (isWrong() ? ahead : 0);
  const note = (): Promise<void> =>
    isWrong() ? Promise.resolve() : writeDurably(path, JSON.stringify(now()));

  if (ahead > 0) await setMachine();
  await note();
  const timer = setInterval(() => {
    note().catch((error: unknown) => log.warn({ reason: String(error) }, 'the time was not noted'));
  }, NOTE_EVERY_MS).unref();
  return {
    clock: { now, after: systemClock.after },
    isWrong,
    told: (instant) => {
      if (!isWrong() || instant <= now()) return;
      ahead = instant - machine.now();
      since = machine.now();
      void setMachine().catch((error: unknown) => log.warn({ reason: String(error) }, NOT_SET));
    },
    stop: async () => {
      clearInterval(timer);
      await note();
    },
  };
}

const SET = 'the clock was behind and has been set';
const NOT_SET = 'the clock is behind and cannot be set from here: the agent goes by a later time';
