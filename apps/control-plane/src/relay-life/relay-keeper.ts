import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { CONFIG, type Config } from '../config.js';
import { Database, Locks } from '../database/index.js';
import { CloudCalls } from './cloud-calls.js';
import type { RelayFacts } from './facts.js';
import { nextStep } from './next-step.js';
import { readFacts } from './relay-facts.repository.js';
import { RelayScribe } from './relay-scribe.js';
import type { Call, Seen } from './steps.js';

/** Steps of one pass; more than any life has in a row. */
const MOST_STEPS = 24;

/** Name of the lock that whoever orders or destroys servers of a label holds. */
export const labelLock = (label: string): string => `server-label:${label}`;

/** Takes a relay as far as it goes now. */
@Injectable()
export class RelayKeeper {
  /** When this process began; tests have others. */
  listeningSince = new Date();

  constructor(
    private readonly database: Database,
    private readonly locks: Locks,
    private readonly calls: CloudCalls,
    private readonly scribe: RelayScribe,
    @Inject(CONFIG) private readonly config: Pick<Config, 'relayInstallMs'>,
  ) {}

  /**
   * Nothing while somebody else is at it. `look` reads the server though nothing asks for it.
   *
   * @throws what failed but at the provider: the next pass goes on from the rows.
   */
  async pass(relayId: Id, look = false): Promise<void> {
    await this.locks.tryWith(labelLock(relayId), (signal) => this.go(relayId, look, signal));
  }

  private async go(relayId: Id, look: boolean, signal: AbortSignal): Promise<void> {
    let relay = await this.read(relayId);
    let seen = relay && look ? await this.look(relay, signal) : null;
    for (let steps = 0; relay && steps < MOST_STEPS; steps += 1) {
      signal.throwIfAborted();
      const now = new Date();
      const step = nextStep(relay, seen, {
        now,
        chance: Math.random(),
        listeningSince: this.listeningSince,
        installMs: this.config.relayInstallMs,
      });
      if ('wait' in step) return;
      if ('call' in step) {
        seen = await this.calls.make(relay, step, signal);
        continue;
      }
      // Written or not, the rows have the next word.
      const written = await this.scribe.write(relay, step, now);
      if (!written && steps > MOST_STEPS / 2) return;
      relay = await this.read(relayId);
      seen = null;
    }
  }

  private async look(relay: RelayFacts, signal: AbortSignal): Promise<Seen | null> {
    if (relay.order === null || relay.serverId === null || relay.condemned) return null;
    const call: Call = { call: 'read', serverId: relay.serverId };
    const seen = await this.calls.make(relay, call, signal);
    // A provider that fails says nothing of the server.
    return 'failure' in seen ? null : seen;
  }

  private read(relayId: Id): Promise<RelayFacts | undefined> {
    return this.database.forPlatform('relay-life', (tx) => readFacts(tx, relayId));
  }
}
