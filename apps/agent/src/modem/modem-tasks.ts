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

/** After a task, in ms: when the line wants another, it waits so long, and twice as long each time. */
const FIRST_MS = 5_000;
const LONGEST_MS = 300_000;

/** What was done for a line since it last was well. */
interface Effort {
  tasks: number;
  running: boolean;
  /** In ms since 1970: not before then is anything else done. */
  dueAt: number;
}

/** Does what is due with each line's modem: one task at a time, and ever later what does not help. */
export class ModemTasks {
  readonly #efforts = new Map<Id, Effort>();
  #running: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ModemTasksOptions) {}

  /** Begins the task, unless one is under way or the last was just now. */
  begin(line: SiteLine, task: ModemTask): void {
    const effort = this.#efforts.get(line.id) ?? { tasks: 0, running: false, dueAt: 0 };
    this.#efforts.set(line.id, effort);
    if (effort.running || this.options.clock.now() < effort.dueAt) return;
    effort.tasks += 1;
    effort.running = true;
    const end = this.#do(line, task).then(() => {
      const pause = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, effort.tasks - 1));
      effort.running = false;
      effort.dueAt = this.options.clock.now() + pause;
      this.options.onEnd();
    });
    this.#running = Promise.all([this.#running, end]);
  }

  /** True when something was done for the line that has not made it well. */
  inVain(lineId: Id): boolean {
    return (this.#efforts.get(lineId)?.tasks ?? 0) > 0;
  }

  /** The line is well, or another one than before: what was in vain counts no more. */
  startAfresh(lineId: Id): void {
    const effort = this.#efforts.get(lineId);
    if (effort) Object.assign(effort, { tasks: 0, dueAt: 0 });
  }

  /** Until something may be done again for a line that has to wait, in ms; infinite when none has. */
  pause(): number {
    const now = this.options.clock.now();
    const dueAts = [...this.#efforts.values()].flatMap(({ running, dueAt }) => (running ? [] : dueAt));
    return Math.min(...dueAts.filter((dueAt) => dueAt > now)) - now;
  }

  /** Resolves when what was begun has ended. */
  async idle(): Promise<void> {
    await this.#running;
  }

  /** A task that fails shows in the modem; what was told may be secret and is not written down. */
  async #do({ id, name }: SiteLine, task: ModemTask): Promise<void> {
    const { modems, pins, log } = this.options;
    try {
      if (task.do === 'unlock') {
        await pins.note(id, task.attempt);
        await modems.unlock(task.sim, task.pin);
      } else if (task.do === 'connect') await modems.connect(task.modem, task.request);
      else await modems.disconnect(task.modem);
      log.info({ line: name, task: task.do }, 'modem');
    } catch (error) {
      log.warn({ line: name, task: task.do, reason: String(error) }, 'the modem has refused');
    }
  }
}
