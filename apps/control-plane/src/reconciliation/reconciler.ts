import { Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import type { Database, DatabaseServer, Transaction } from '../database/index.js';
import { Backoff } from './backoff.js';
import { ControlLoop } from './control-loop.js';
import { dueOf, earliest, type Unsettled } from './due.js';

/** Passes under way at once: a provider that answers slowly must not keep the others waiting. */
const AT_ONCE = 16;

/** What a reconciler brings to what is wanted of it. */
export interface Reconciled {
  /** Of rows of one kind, the most urgent first. */
  readUnsettled: (tx: Transaction) => Promise<Unsettled[]>;
  /** On which Postgres tells that one may have something to do. */
  channel: string;
  /** Takes one as far as it goes now; nothing while somebody else is at it. */
  pass: (id: Id, signal: AbortSignal) => Promise<void>;
}

/** Has every row of a kind that is due looked after, as soon as it is: several at once, each by itself alone. */
export abstract class Reconciler implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger: Logger;
  private readonly loop: ControlLoop;
  private readonly backoff = new Backoff();
  private readonly stopping = new AbortController();
  private readonly busy = new Map<Id, Promise<void>>();
  /** Those that are due and not begun with: there is no room, or they are busy and begin once more. */
  private waiting = new Set<Id>();

  constructor(
    private readonly database: Database,
    server: DatabaseServer,
    private readonly reconciled: Reconciled,
  ) {
    const { name } = this.constructor;
    this.logger = new Logger(name);
    const bell = { server, channel: reconciled.channel };
    this.loop = new ControlLoop({ name, bell, look: () => this.look() });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  /** Ends the passes under way. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort(new Error('the control plane stops'));
    await this.loop.stop();
    await Promise.all(this.busy.values());
  }

  private async look(): Promise<Date | undefined> {
    const now = new Date();
    const rows = await this.database.forPlatform('relay-life', this.reconciled.readUnsettled);
    const { ids, next } = dueOf(rows, now);
    this.waiting = new Set(this.backoff.free(ids, now));
    this.begin();
    return earliest([next, this.backoff.next(now)].filter((time) => time !== undefined));
  }

  private begin(): void {
    for (const id of this.waiting) {
      if (this.busy.size >= AT_ONCE || this.stopping.signal.aborted) return;
      if (this.busy.has(id)) continue;
      this.waiting.delete(id);
      this.busy.set(id, this.pass(id));
    }
  }

  /** Never rejects. */
  private async pass(id: Id): Promise<void> {
    try {
      await this.reconciled.pass(id, this.stopping.signal);
      this.backoff.succeed(id);
    } catch (error) {
      if (!this.stopping.signal.aborted) this.logger.error({ err: error, id }, 'a pass failed');
      this.backoff.fail(id, new Date());
      this.waiting.delete(id);
      // So that the loop knows when the pause ends.
      this.loop.wake();
    }
    this.busy.delete(id);
    this.begin();
  }
}
