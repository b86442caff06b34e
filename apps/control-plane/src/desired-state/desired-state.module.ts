import { Module } from '@nestjs/common';
import { DatabaseServer, deriveSecret } from '../database/index.js';
import { DesiredStateService } from './desired-state.service.js';
import { DesiredSync } from './desired-sync.js';
import { ProtocolCatchUp } from './protocol-catch-up.js';
import { RelayCatchUp } from './relay-catch-up.js';
import { TunnelKeys } from './tunnel-keys.js';

/** Generations and their documents; needs a {@link DocumentSigner} from the certificate authority. */
@Module({
  providers: [
    DesiredStateService,
    DesiredSync,
    ProtocolCatchUp,
    RelayCatchUp,
    {
      provide: TunnelKeys,
      inject: [DatabaseServer],
      useFactory: ({ ownerUrl }: DatabaseServer) => new TunnelKeys(deriveSecret(ownerUrl, 'tunnels')),
    },
  ],
  exports: [DesiredStateService, DesiredSync, RelayCatchUp],
})
export class DesiredStateModule {}
