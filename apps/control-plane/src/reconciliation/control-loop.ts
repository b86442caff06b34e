import { Logger } from '@nestjs/common';
import { Bell, type DatabaseServer } from '../database/index.js';
import { Wakeable } from './wakeable.js';

/** The bell is for speed; a look this often, in ms, is for truth, and for what only others know. */
const LOOK_EVERY_MS = 5_000;

/** What a loop looks at. */
export interface Looked {
  /** As it stands in the log. */
  name: string;
  /** On which Postgres tells that something has changed; without one it looks from time to time alone. */
  bell?: { server: DatabaseServer; channel: string };
  /** Tells when it wants to look again, if that is sooner than usual. What it throws is logged. */
  look: () => Promise<Date | undefined> | Promise<void>;
}

/** Looks again and again: when a channel of Postgres rings, when somebody asks, when it said so itself, and every 5 s. */
export class ControlLoop {
  private readonly logger: Logger;
  private readonly looking = new Wakeable(() => this.look());
  private timer: NodeJS.Timeout | undefined;
  private bell: Bell | undefined;
  private stopped = false;

  constructor(private readonly looked: Looked) {
    this.logger = new Logger(looked.name);
  }

  start(): void {
    const { bell } = this.looked;
    const ring = () => this.wake();
    if (bell)
      this.bell = new Bell(bell.server.ownerUrl, bell.channel, ring, ({ message }) =>
        this.logger.warn(`The channel ${bell.channel} is not heard for a moment: ${message}`),
      );
    this.wake();
  }

  wake(): void {
    this.looking.wake();
  }

  /** Resolves when the look under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.bell?.stop();
    await this.looking.stop();
  }

  private async look(): Promise<void> {
    clearTimeout(this.timer);
    let pauseMs = LOOK_EVERY_MS;
    try {
      const next = await this.looked.look();
      if (next) pauseMs = Math.min(pauseMs, Math.max(next.getTime() - Date.now(), 0));
    } catch (error) {
      this.logger.error(error);
    }
    if (!this.stopped) this.timer = setTimeout(() => this.wake(), pauseMs);
  }
}
