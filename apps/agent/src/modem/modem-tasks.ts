import type { Id, SiteLine } from '@tresse/contracts';
import type { ModemTask } from '@tresse/net-plan';
import type { Clock } from '@tresse/reconcile';
import type { Logger } from 'pino';
import type { ModemHost } from './modem-host.js';
import type { PinAttempts } from './pin-attempts.js';

export interface ModemTasksOptions {
  modems: Pick<ModemHost, 'unlock' | 'connect' | 'disconnect'>;
  pins: Pick<PinAttempts, 'note'>;
  clock: Clock;
  /** A task has ended, well or not. */
  onEnd(): void;
  log: Pick<Logger, 'info' | 'warn'>;
}

/** After a task, in ms: what does not follow from it waits so long, and twice as long each time that it was in vain. */
const FIRST_MS = 5_000;
const LONGEST_MS = 300_000;

/** What was done for a line since it last was well. */
interface Effort {
  /** Tasks that have failed, were done before, or have opened a session: one that stays makes the line well. */
  vain: number;
  running: boolean;
  last: { readonly do: ModemTask['do']; readonly done: boolean } | null;
  /** In ms of the monotonic clock: not before then is anything else done, but for what follows from the last. */
  dueAt: number;
}

/** True when the last task was done, and has led to another. */
const leadsTo = ({ last }: Effort, task: ModemTask): boolean =>
  last?.done === true && last.do !== 'connect' && last.do !== task.do;

/** Does what is due with each line's modem: one task at a time, and ever later what does not help. */
export class ModemTasks {
  readonly #efforts = new Map<Id, Effort>();
  #running: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ModemTasksOptions) {}

  /** Begins the task, unless one is under way or the line has to wait. */
  begin(line: SiteLine, task: ModemTask): void {
    const effort = this.#efforts.get(line.id) ?? { vain: 0, running: false, last: null, dueAt: 0 };
    this.#efforts.set(line.id, effort);
    const waits = this.options.clock.monotonic() < effort.dueAt && !leadsTo(effort, task);
    if (effort.running || waits) return;
    effort.running = true;
    const end = this.#do(line, task).then((done) => {
      if (!done || task.do === 'connect' || task.do === effort.last?.do) effort.vain += 1;
      const pause = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, effort.vain - 1));
      Object.assign(effort, {
        running: false,
        last: { do: task.do, done },
        dueAt: this.options.clock.monotonic() + pause,
      });
      this.options.onEnd();
    });
    this.#running = Promise.all([this.#running, end]);
  }

  /** True when something was done for the line that has not made it well. */
  inVain(lineId: Id): boolean {
    return (this.#efforts.get(lineId)?.vain ?? 0) > 0;
  }

  /** The line is well, or another one than before: what was in vain counts no more. */
  startAfresh(lineId: Id): void {
    const effort = this.#efforts.get(lineId);
    if (effort) Object.assign(effort, { vain: 0, last: null, dueAt: 0 });
  }

  /** Until something may be done again for a line that has to wait, in ms; infinite when none has. */
  pause(): number {
    const now = this.options.clock.monotonic();
    const dueAts = [...this.#efforts.values()].flatMap(({ running, dueAt }) => (running ? [] : dueAt));
    return Math.min(...dueAts.filter((dueAt) => dueAt > now)) - now;
  }

  /** Resolves when what was begun has ended. */
  async idle(): Promise<void> {
    await this.#running;
  }

  /** Resolves with false when the modem has refused; what it was told may be secret and is not written down. */
  async #do({ id, name }: SiteLine, task: ModemTask): Promise<boolean> {
    const { modems, pins, log } = this.options;
    try {
      if (task.do === 'unlock') {
        await pins.note(id, task.attempt);
        await modems.unlock(task.sim, task.pin);
      } else if (task.do === 'connect') await modems.connect(task.modem, task.request);
      else await modems.disconnect(task.modem);
      log.info({ line: name, task: task.do }, 'modem');
      return true;
    } catch (error) {
      log.warn({ line: name, task: task.do, reason: String(error) }, 'the modem has refused');
      return false;
    }
  }
}
