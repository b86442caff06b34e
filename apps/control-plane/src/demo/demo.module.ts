import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/index.js';
import { DesiredStateModule } from '../desired-state/index.js';
import { DemoController } from './demo.controller.js';
import { DemoService } from './demo.service.js';
import { DemoNetwork } from './demo-network.js';
import { DemoRelay } from './demo-relay.js';

@Module({
  imports: [ClaimsModule, DesiredStateModule],
  controllers: [DemoController],
  providers: [DemoNetwork, DemoRelay, DemoService],
  exports: [DemoService],
})
export class DemoModule {}
