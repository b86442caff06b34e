import { Module } from '@nestjs/common';
import { DesiredStateService } from './desired-state.service.js';
import { DesiredSync } from './desired-sync.js';
import { ProtocolCatchUp } from './protocol-catch-up.js';
import { RelayCatchUp } from './relay-catch-up.js';

/** Generations and their documents; needs a {@link DocumentSigner} from the certificate authority. */
@Module({
  providers: [DesiredStateService, DesiredSync, ProtocolCatchUp, RelayCatchUp],
  exports: [DesiredStateService, DesiredSync, RelayCatchUp],
})
export class DesiredStateModule {}
