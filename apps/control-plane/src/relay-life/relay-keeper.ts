import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { CONFIG, type Config } from '../config.js';
import { Database, Locks } from '../database/index.js';
import { takeSteps } from '../reconciliation/index.js';
import { CloudCalls } from './cloud-calls.js';
import type { Moment, RelayFacts } from './facts.js';
import { nextStep } from './next-step.js';
import { readFacts } from './relay-facts.repository.js';
import { RelayScribe } from './relay-scribe.js';
import type { Call, Seen, Write } from './steps.js';

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
   * Nothing while somebody else is at it. With `looks` it reads the server though nothing asks for it.
   *
   * @throws what failed but at the provider: the next pass goes on from the rows.
   */
  async pass(
    id: Id,
    { looks = false, stopping }: { looks?: boolean; stopping?: AbortSignal } = {},
  ): Promise<void> {
    const work = (signal: AbortSignal) =>
      takeSteps<RelayFacts, Call, Write, Seen>(
        {
          read: () => this.database.forPlatform('relay-life', (tx) => readFacts(tx, id)),
          decide: (relay, seen, now) => nextStep(relay, seen, this.moment(now)),
          call: (relay, call) => this.calls.make(relay, call, signal),
          write: (relay, write, now) => this.scribe.write(relay, write, now),
        },
        signal,
        async (relay) => (looks ? this.look(relay, signal) : null),
      );
    await this.locks.tryWith(labelLock(id), work, stopping);
  }

  private moment(now: Date): Moment {
    const { listeningSince } = this;
    return { now, chance: Math.random(), listeningSince, installMs: this.config.relayInstallMs };
  }

  private async look(relay: RelayFacts, signal: AbortSignal): Promise<Seen | null> {
    if (relay.order === null || relay.serverId === null || relay.condemned) return null;
    const call: Call = { call: 'read', serverId: relay.serverId };
    const seen = await this.calls.make(relay, call, signal);
    // A provider that fails says nothing of the server.
    return 'failure' in seen ? null : seen;
  }
}
