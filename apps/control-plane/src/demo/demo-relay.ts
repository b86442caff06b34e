import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ClaimsService } from '../claims/index.js';
import { Database, type Transaction } from '../database/index.js';
import { DesiredStateService } from '../desired-state/index.js';
import { ensureRegion, findRelayAt, insertRelay } from '../relays/relays.repository.js';
import { DemoNetwork } from './demo-network.js';

const REGION = { code: 'demo', name: { en: 'Demo', fr: 'Démonstration' } } as const;

/** Between two looks at the demo network, in ms: doubled from the first to the last while it does not answer. */
const FIRST_LOOK_MS = 500;
const LAST_LOOK_MS = 15_000;

/**
 * Makes the demo network's relay known and lets its agent enrol whenever it has none: at boot, when the demo network
 * comes up later, and when it has lost its state.
 */
@Injectable()
export class DemoRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(DemoRelay.name);
  private failures = 0;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly desiredState: DesiredStateService,
    private readonly claims: ClaimsService,
    private readonly network: DemoNetwork,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.network.configured) return;
    this.running = this.look();
    await this.running;
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Looks once and arranges the next look. */
  async look(): Promise<void> {
    clearTimeout(this.timer);
    try {
      await this.enrolIfEmpty();
      this.failures = 0;
    } catch (error) {
      if (this.failures === 0) this.logger.warn({ err: error }, 'the demo network does not answer yet');
      this.failures += 1;
    }
    if (this.stopped) return;
    const backoff = FIRST_LOOK_MS * 2 ** Math.max(0, this.failures - 1);
    const delay = this.failures === 0 ? LAST_LOOK_MS : Math.min(backoff, LAST_LOOK_MS);
    this.timer = setTimeout(() => {
      this.running = this.look();
    }, delay);
  }

  private async enrolIfEmpty(): Promise<void> {
    const { publicAddress, relay } = await this.network.state();
    if (relay.state !== 'empty') return;
    const claim = await this.database.forPlatform('demo', (tx) => this.claimFor(tx, publicAddress));
    await this.network.plugIn('relay', claim);
  }

  private async claimFor(tx: Transaction, publicAddress: string): Promise<string> {
    await ensureRegion(tx, REGION);
    const known = await findRelayAt(tx, publicAddress);
    const relayId = known?.id ?? (await this.insert(tx, publicAddress));
    return (await this.claims.make(tx, { relayId }, null)).text;
  }

  private async insert(tx: Transaction, publicAddress: string): Promise<string> {
    const id = await insertRelay(tx, {
      name: 'demo-1',
      region: REGION.code,
      publicAddress,
      ipv6Prefix: null,
    });
    await this.desiredState.advanceRelay(tx, id, { reason: 'relay.created', authorId: null });
    return id;
  }
}
