import { join } from 'node:path';
import type { Host } from '@tresse/net-apply';
import { setSystemTime } from '@tresse/net-apply';
import { type Clock, systemClock } from '@tresse/reconcile';
import type { Logger } from 'pino';
import { z } from 'zod';
import { readJsonFile, writeDurably } from '../disk/index.js';
import { AGENT_BUILT_AT } from '../version.js';
import { behindBy, floorOf, soundNote, type Validity } from './judge-time.js';

/**
 * Between two notes of the time, in ms. After a power cut without NTP the clock is behind by so much at most, until the
 * control plane is heard. Some 2 MB a day on the card.
 */
const NOTE_EVERY_MS = 600_000;

/** A clock that lags what the control plane tells by less is left alone: a message may have taken its time, in ms. */
const LAG_MS = 2_000;

export interface DeviceTimeOptions {
  stateDir: string;
  host: Pick<Host, 'run'>;
  log: Pick<Logger, 'info' | 'warn'>;
  /** The machine's clock. */
  machine?: Pick<Clock, 'now' | 'monotonic'>;
  builtAt?: number;
  /** Of the device's own certificate; null before it has one. */
  certificate?: Validity | null;
}

/** The device's own idea of the time. */
export interface DeviceTime {
  /** Never before what is known; timers are the machine's. */
  readonly clock: Clock;
  /** The machine's clock is known to be wrong: certificates cannot be judged by it. */
  isWrong(): boolean;
  /**
   * An instant that has certainly passed, to judge the end of a certificate by. What was noted is left out: it was the
   * device's own clock, which may have been ahead.
   */
  atLeast(): number;
  /** The control plane has said what time it is: that counts for more than what was noted. */
  told(instant: number): void;
  /**
   * The control plane tells the time. What is told first after a start is believed to the second: a power cut has set the
   * clock back to what was noted, and a relay takes no handshake of WireGuard that is dated before the last. Later whoever
   * sets the clock knows better. Resolves when it is set, as far as it can be.
   */
  heard(instant: number): Promise<void>;
  /**
   * The control plane has signed something at that instant: a clock that is behind it is wrong, whatever was thought of it
   * before.
   */
  signedAt(instant: number): void;
  /** Notes the time and ends. */
  stop(): Promise<void>;
}

/**
 * Takes the time up where it was left: a machine whose clock is behind what was noted, or behind the build of this
 * program, has it set, where the agent may do that. Where not, the agent itself goes by the later time until the
 * machine's clock has been set by others.
 */
export async function keepDeviceTime(options: DeviceTimeOptions): Promise<DeviceTime> {
  const { stateDir, host, log, machine = systemClock } = options;
  const signs = { builtAt: options.builtAt ?? AGENT_BUILT_AT, certificate: options.certificate ?? null };
  const path = join(stateDir, 'time.json');
  const noted = soundNote(await readJsonFile(path, z.number(), () => undefined), signs);
  /** Another only once the machine's clock is set, by us or others; in ms. */
  const setTo = (): number => machine.now() - machine.monotonic();
  /** How far the machine's clock was behind while it was set to `formerly`, in ms. */
  let ahead = behindBy({ now: machine.now(), noted, ...signs });
  let formerly = setTo();
  let hasHeard = false;

  /** Once it is set the machine's clock counts, also when others set it back later. */
  async function setMachine(): Promise<void> {
    const to = machine.now() + ahead;
    const set = await setSystemTime(host, to);
    if (set) ahead = 0;
    log[set ? 'info' : 'warn']({ to: new Date(to).toISOString() }, set ? SET : NOT_SET);
  }

  /** A clock that was set right meanwhile has jumped by more than half of what it lacked. */
  const isWrong = (): boolean => ahead > 0 && setTo() < formerly + ahead / 2;
  const now = (): number => machine.now() + (isWrong() ? ahead : 0);
  let noting: Promise<void> = Promise.resolve();
  /** One after another: each writes the same file. */
  const note = (): Promise<void> => {
    const write = () => (isWrong() ? Promise.resolve() : writeDurably(path, JSON.stringify(now())));
    noting = noting.then(write, write);
    return noting;
  };

  /** Resolves when the machine's clock is as learnt and noted, as far as it can be. */
  let learning: Promise<unknown> = Promise.resolve();
  function learn(instant: number): void {
    formerly = setTo();
    ahead = behindBy({ now: machine.now(), noted: instant, ...signs });
    if (ahead === 0) return;
    const learnt = setMachine()
      // A power cut would take it back to what was noted before.
      .then(note)
      .catch((error: unknown) => log.warn({ reason: String(error) }, NOT_SET));
    learning = Promise.all([learning, learnt]);
  }

  if (ahead > 0) await setMachine();
  await note();
  const notNoted = (error: unknown) => log.warn({ reason: String(error) }, 'the time was not noted');
  const timer = setInterval(() => void note().catch(notNoted), NOTE_EVERY_MS).unref();
  return {
    clock: { ...systemClock, now },
    isWrong,
    atLeast: () => Math.max(floorOf(signs), machine.now()),
    told: (instant) => {
      if (isWrong() && instant >= floorOf(signs)) learn(instant);
    },
    heard: async (instant) => {
      if (hasHeard) return;
      hasHeard = true;
      const lag = (soundNote(instant, signs) ?? 0) - machine.now();
      if (lag < LAG_MS) return;
      const set = await setSystemTime(host, instant).catch(() => false);
      if (!set) return;
      ahead = 0;
      log.info({ to: new Date(instant).toISOString() }, SET);
      await note().catch(notNoted);
    },
    signedAt: (instant) => {
      const noted = soundNote(instant, signs);
      if (behindBy({ now: now(), noted, ...signs }) > 0) learn(noted ?? 0);
    },
    stop: async () => {
      clearInterval(timer);
      await learning;
      await note();
    },
  };
}

const SET = 'the clock was behind and has been set';
const NOT_SET = 'the clock is behind and cannot be set from here: the agent goes by a later time';
