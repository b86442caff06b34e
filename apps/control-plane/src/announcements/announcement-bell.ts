import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Bell, DatabaseServer } from '../database/index.js';
import { ANNOUNCEMENT_CHANNEL } from './announce.repository.js';

/** The bell is for speed; a look this often, in ms, is for truth and for what is tried again. */
const LOOK_EVERY_MS = 5_000;

/** Tells those who announce that there may be something to do. */
@Injectable()
export class AnnouncementBell implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(AnnouncementBell.name);
  private readonly listeners: (() => void)[] = [];
  private timer: NodeJS.Timeout | undefined;
  private bell: Bell | undefined;

  constructor(private readonly server: DatabaseServer) {}

  /** `look` must not throw. */
  onRing(look: () => void): void {
    this.listeners.push(look);
    look();
  }

  onModuleInit(): void {
    const ring = () => {
      for (const look of this.listeners) look();
    };
    this.timer = setInterval(ring, LOOK_EVERY_MS);
    this.bell = new Bell(this.server.ownerUrl, ANNOUNCEMENT_CHANNEL, ring, (error) =>
      this.logger.warn(`Announcements are not heard for a moment: ${error.message}`),
    );
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.bell?.stop();
  }
}
