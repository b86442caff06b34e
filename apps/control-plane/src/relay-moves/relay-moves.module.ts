import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/index.js';
import { DesiredStateModule } from '../desired-state/index.js';
import { DeviceBusModule } from '../device-bus/index.js';
import { PublicAddressesModule } from '../public-addresses/index.js';
import { MoveQueue } from './move-queue.js';
import { MoveTeller } from './move-teller.js';
import { RelayMoves } from './relay-moves.js';
import { SiteMover } from './site-mover.js';

@Module({
  imports: [AssignmentsModule, DesiredStateModule, DeviceBusModule, PublicAddressesModule],
  providers: [MoveQueue, MoveTeller, RelayMoves, SiteMover],
  exports: [RelayMoves],
})
export class RelayMovesModule {}
