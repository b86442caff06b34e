import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ClaimsService } from '../claims/index.js';
import { Database, type Transaction } from '../database/index.js';
import { DesiredStateService } from '../desired-state/index.js';
import { ensureRegion, findRelayAt, insertRelay } from '../relays/relays.repository.js';
import { DemoNetwork } from './demo-network.js';

const REGION = { code: 'demo', name: { en: 'Demo', fr: 'Démonstration' } } as const;

/** At boot, makes the demo network's relay known and lets its agent enrol, unless it already has. */
@Injectable()
export class DemoRelay implements OnApplicationBootstrap {
  private readonly logger = new Logger(DemoRelay.name);

  constructor(
    private readonly database: Database,
    private readonly desiredState: DesiredStateService,
    private readonly claims: ClaimsService,
    private readonly network: DemoNetwork,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.network.configured) return;
    try {
      const { publicAddress, relay } = await this.network.state();
      if (relay.state !== 'empty') return;
      const claim = await this.database.forPlatform('demo', (tx) => this.claimFor(tx, publicAddress));
      await this.network.plugIn('relay', claim);
    } catch (error) {
      this.logger.error({ err: error }, 'the demo relay could not be enrolled');
    }
  }

  private async claimFor(tx: Transaction, publicAddress: string): Promise<string> {
    await ensureRegion(tx, REGION);
    const known = await findRelayAt(tx, publicAddress);
    const relayId = known?.id ?? (await this.insert(tx, publicAddress));
    return (await this.claims.make(tx, { relayId }, null)).text;
  }

  private async insert(tx: Transaction, publicAddress: string): Promise<string> {
    const id = await insertRelay(tx, { name: 'demo-1', region: REGION.code, publicAddress });
    await this.desiredState.advanceRelay(tx, id, { reason: 'relay.created', authorId: null });
    return id;
  }
}
