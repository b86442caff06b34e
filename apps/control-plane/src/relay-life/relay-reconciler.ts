import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { Bell, Database, DatabaseServer, Locks } from '../database/index.js';
import { Wakeable } from '../outbox/wakeable.js';
import { readDue } from './relay-facts.repository.js';
import { RelayKeeper } from './relay-keeper.js';

/** On which Postgres tells that something of a relay's life has changed. */
const CHANNEL = 'relay_life';

/** The bell is for speed; a look this often, in ms, is for truth, and for what only a provider knows. */
const LOOK_EVERY_MS = 5_000;

/** Relays that are looked after at once: a provider that answers slowly must not keep the others waiting. */
const AT_ONCE = 8;

/** Brings every relay to what is wanted of it, a step at a time. */
@Injectable()
export class RelayReconciler implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RelayReconciler.name);
  private readonly looking = new Wakeable(() => this.look());
  private readonly busy = new Map<Id, Promise<void>>();
  /** Those that were woken while they were looked after. */
  private readonly again = new Set<Id>();
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private bell: Bell | undefined;

  constructor(
    private readonly database: Database,
    private readonly server: DatabaseServer,
    private readonly locks: Locks,
    private readonly keeper: RelayKeeper,
  ) {}

  onApplicationBootstrap(): void {
    const look = () => this.looking.wake();
    this.timer = setInterval(look, LOOK_EVERY_MS);
    this.bell = new Bell(this.server.ownerUrl, CHANNEL, look, (error) =>
      this.logger.warn(`Changes of relays are not heard for a moment: ${error.message}`),
    );
    look();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.bell?.stop();
    await this.looking.stop();
    await this.locks.close();
    await Promise.all(this.busy.values());
  }

  /** Begins with every relay that has something to do and is not at it. */
  private async look(): Promise<void> {
    try {
      for (const id of await this.database.forPlatform('relay-life', (tx) => readDue(tx, new Date()))) {
        if (this.busy.has(id)) {
          this.again.add(id);
          continue;
        }
        while (this.busy.size >= AT_ONCE) await Promise.race(this.busy.values());
        if (this.stopped) return;
        this.begin(id);
      }
    } catch (error) {
      this.logger.error(error);
    }
  }

  private begin(id: Id): void {
    const pass = this.keeper
      .pass(id)
      .catch((error: unknown) => {
        if (!this.stopped) this.logger.error({ err: error, relay: id }, 'a relay’s step failed');
      })
      .finally(() => {
        this.busy.delete(id);
        if (this.again.delete(id)) this.looking.wake();
      });
    this.busy.set(id, pass);
  }
}
