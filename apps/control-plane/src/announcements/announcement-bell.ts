import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { DatabaseServer } from '../database/index.js';
import { ControlLoop } from '../reconciliation/index.js';
import { ANNOUNCEMENT_CHANNEL } from './announce.repository.js';

/** Tells those who announce that there may be something to do. */
@Injectable()
export class AnnouncementBell implements OnModuleInit, OnModuleDestroy {
  private readonly listeners: (() => void)[] = [];
  private readonly loop: ControlLoop;

  constructor(server: DatabaseServer) {
    const bell = { server, channel: ANNOUNCEMENT_CHANNEL };
    this.loop = new ControlLoop({ name: AnnouncementBell.name, bell, look: async () => this.ring() });
  }

  /** `look` must not throw. */
  onRing(look: () => void): void {
    this.listeners.push(look);
    look();
  }

  onModuleInit(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  private ring(): void {
    for (const look of this.listeners) look();
  }
}
