import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { PROTOCOL_VERSION, type Scope } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { readScopesOfOtherProtocols } from './desired-state.repository.js';
import { DesiredStateService } from './desired-state.service.js';

/**
 * Compiles anew what a control plane of another protocol has compiled, once at each start: agents take documents of
 * their own protocol only. Relays come first, since their sites stand on them; each scope is a transaction of its own.
 */
@Injectable()
export class ProtocolCatchUp implements OnApplicationBootstrap {
  private readonly logger = new Logger(ProtocolCatchUp.name);

  constructor(
    private readonly database: Database,
    private readonly desiredState: DesiredStateService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const scopes = await this.database.forPlatform('device-ingest', (tx) =>
      readScopesOfOtherProtocols(tx, PROTOCOL_VERSION),
    );
    if (scopes.length > 0) this.logger.log({ scopes: scopes.length }, 'compiling anew for this protocol');
    for (const scope of scopes) await this.advance(scope);
  }

  private async advance(scope: Scope): Promise<void> {
    const [kind, id = ''] = scope.split(':');
    const cause = { reason: 'protocol.raised', authorId: null } as const;
    await this.database.forPlatform('device-ingest', (tx) =>
      kind === 'relay'
        ? this.desiredState.advanceRelay(tx, id, cause)
        : this.desiredState.advanceSite(tx, id, cause),
    );
  }
}
