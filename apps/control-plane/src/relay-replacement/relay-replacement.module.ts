import { Module } from '@nestjs/common';
import { RelayLifeModule } from '../relay-life/index.js';
import { RelayReplacement } from './relay-replacement.js';

@Module({ imports: [RelayLifeModule], providers: [RelayReplacement], exports: [RelayReplacement] })
export class RelayReplacementModule {}
