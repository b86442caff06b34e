import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/index.js';
import { DesiredStateModule } from '../desired-state/index.js';
import { RelaysController } from './relays.controller.js';
import { RelaysService } from './relays.service.js';

@Module({
  imports: [ClaimsModule, DesiredStateModule],
  controllers: [RelaysController],
  providers: [RelaysService],
})
export class RelaysModule {}
