import { Module } from '@nestjs/common';
import { DesiredStateModule } from '../desired-state/index.js';
import { AssignmentCatchUp } from './assignment-catch-up.js';
import { Assignments } from './assignments.js';
import { OwnAddressService } from './own-address.service.js';
import { RelayPoolController } from './relay-pool.controller.js';
import { RelayPoolService } from './relay-pool.service.js';

@Module({
  imports: [DesiredStateModule],
  controllers: [RelayPoolController],
  providers: [Assignments, AssignmentCatchUp, OwnAddressService, RelayPoolService],
  exports: [Assignments],
})
export class AssignmentsModule {}
