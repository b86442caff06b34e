import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type Id, RelayState } from '@tresse/contracts';
import { auditPlatform } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import { insertEvent } from '../events/events.repository.js';
import { ControlLoop } from '../reconciliation/index.js';
import { RelayGoals, RelayOrders } from '../relay-life/index.js';
import {
  forgetReplaced,
  type KnownLost,
  readLost,
  readMissed,
  readName,
  readSubstitutes,
} from './lost-relays.repository.js';
import { replaceStep, type Surroundings, substituteStep } from './replace-step.js';
import { hearing, isWave } from './wave.js';

/** Has lost relays replaced. All of it goes on from the rows: each step is decided again under the lock that it writes under. */
@Injectable()
export class RelayReplacement implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(RelayReplacement.name);
  private readonly loop = new ControlLoop({
    name: RelayReplacement.name,
    look: () => this.look(Date.now()),
  });
  private listeningSince = Date.now();

  constructor(
    private readonly database: Database,
    private readonly orders: RelayOrders,
    private readonly goals: RelayGoals,
  ) {}

  onModuleInit(): void {
    this.listeningSince = Date.now();
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  /** One look at everything, at `now` (ms), by a process that has listened since then. */
  async look(now: number, listeningSince = this.listeningSince): Promise<void> {
    const { lost, substitutes } = await this.database.forPlatform('relay-life', async (tx) => ({
      lost: await readLost(tx),
      substitutes: await readSubstitutes(tx),
    }));
    for (const relay of lost) await this.replace(relay, now, listeningSince);
    for (const { id } of substitutes) await this.settle(id);
  }

  private async replace({ id, name }: KnownLost, now: number, listeningSince: number): Promise<void> {
    const done = await this.database.forPlatform('relay-life', async (tx) => {
      await this.goals.lock(tx, id);
      const [relay] = await readLost(tx, id);
      if (!relay) return undefined;
      const around = { isWave: await isWaveNow(tx, now), listeningSince };
      return this.act(tx, relay, around, now);
    });
    if (done) this.logger.warn({ relay: id, name }, done);
  }

  private async act(
    tx: Transaction,
    relay: KnownLost,
    around: Surroundings,
    now: number,
  ): Promise<string | undefined> {
    if (replaceStep(relay, around, now) === 'order') {
      if (await this.order(tx, relay)) return 'ordered another in the place of a lost relay';
      // Where none is to be had, a dead server costs money for nothing all the same.
      if (replaceStep({ ...relay, isReplaced: true }, around, now) !== 'give-back') return undefined;
    } else if (replaceStep(relay, around, now) !== 'give-back') return undefined;
    return (await this.giveBack(tx, relay.id, 'lost')) ? 'gave a lost relay back' : undefined;
  }

  private async order(tx: Transaction, relay: KnownLost): Promise<boolean> {
    const other = await this.orders.orderInstead(tx, relay);
    if (other === null) return false;
    const data = { to: await readName(tx, other) };
    await insertEvent(tx, { relayId: relay.id, kind: 'relay.replaced', actor: null, data });
    return true;
  }

  /** The relay that it was ordered for is back. */
  private async settle(id: Id): Promise<void> {
    await this.database.forPlatform('relay-life', async (tx) => {
      await this.goals.lock(tx, id);
      const [relay] = await readSubstitutes(tx, id);
      if (!relay) return;
      if (substituteStep(relay) === 'give-back') await this.giveBack(tx, id, 'unneeded');
      await forgetReplaced(tx, id);
    });
  }

  private async giveBack(tx: Transaction, relayId: Id, cause: 'lost' | 'unneeded'): Promise<boolean> {
    const name = await this.goals.giveBack(tx, relayId);
    if (name === undefined) return false;
    await insertEvent(tx, { relayId, kind: 'relay.given-up', actor: null, data: { cause } });
    await auditPlatform(tx, null, 'relay.goal-gone', { id: relayId, name });
    return true;
  }
}

async function isWaveNow(tx: Transaction, now: number): Promise<boolean> {
  const missed = await readMissed(tx);
  const relays = missed.map(({ state, ...one }) => ({ ...one, state: RelayState.parse(state) }));
  return isWave(hearing(relays, now));
}
