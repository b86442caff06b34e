import { Module } from '@nestjs/common';
import { DesiredStateService } from './desired-state.service.js';

/** Generations and their documents; needs a {@link DocumentSigner} from the certificate authority. */
@Module({ providers: [DesiredStateService], exports: [DesiredStateService] })
export class DesiredStateModule {}
