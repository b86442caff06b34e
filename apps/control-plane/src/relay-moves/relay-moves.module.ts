import { Module } from '@nestjs/common';
import { DesiredStateModule } from '../desired-state/index.js';
import { DeviceBusModule } from '../device-bus/index.js';
import { MoveQueue } from './move-queue.js';
import { MoveTeller } from './move-teller.js';
import { RelayMoves } from './relay-moves.js';
import { SiteMover } from './site-mover.js';

@Module({
  imports: [DesiredStateModule, DeviceBusModule],
  providers: [MoveQueue, MoveTeller, RelayMoves, SiteMover],
  exports: [RelayMoves],
})
export class RelayMovesModule {}
