import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { Database, Locks } from '../database/index.js';
import { Wakeable } from '../outbox/wakeable.js';
import { readDue } from './address-facts.repository.js';
import { AddressKeeper } from './address-keeper.js';

/** Between two looks, in ms: sites wait for addresses that go along with them. */
const LOOK_EVERY_MS = 1_000;

/** Addresses that are looked after at once: a provider that answers slowly must not keep the others waiting. */
const AT_ONCE = 16;

/** Brings every address to its relay, a step at a time. */
@Injectable()
export class AddressReconciler implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AddressReconciler.name);
  private readonly looking = new Wakeable(() => this.look());
  private readonly busy = new Map<Id, Promise<void>>();
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly locks: Locks,
    private readonly keeper: AddressKeeper,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.looking.wake(), LOOK_EVERY_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.looking.stop();
    await this.locks.close();
    await Promise.all(this.busy.values());
  }

  /** Begins with every address that has something to do and is not at it, as far as there is room. */
  private async look(): Promise<void> {
    try {
      for (const id of await this.database.forPlatform('relay-life', (tx) => readDue(tx, new Date()))) {
        if (this.stopped || this.busy.size >= AT_ONCE) return;
        if (!this.busy.has(id)) this.begin(id);
      }
    } catch (error) {
      this.logger.error(error);
    }
  }

  private begin(id: Id): void {
    const pass = this.keeper
      .pass(id)
      .catch((error: unknown) => {
        if (!this.stopped) this.logger.error({ err: error, address: id }, 'an address’s step failed');
      })
      .finally(() => this.busy.delete(id));
    this.busy.set(id, pass);
  }
}
