import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Database, Seal } from '../../database/index.js';
import { Wakeable } from '../../reconciliation/index.js';
import { AnnouncementBell } from '../announcement-bell.js';
import { type DnsProblem, dnsProblem } from './dns-problems.js';
import { pointName, releaseName } from './name-update.js';
import { type DueName, recordFailure, recordTold, takeDueNames } from './site-names.repository.js';
import { openDoor } from './zone-access.js';

const BATCH = 16;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 10 * 60_000;

/** Has every zone say of its sites' names what the database says: from what is, not from what happened. */
@Injectable()
export class NameKeeper implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(NameKeeper.name);
  private readonly looking = new Wakeable(() => this.look());

  constructor(
    private readonly database: Database,
    private readonly bell: AnnouncementBell,
    private readonly seal: Seal,
  ) {}

  onModuleInit(): void {
    this.bell.onRing(() => this.looking.wake());
  }

  async onModuleDestroy(): Promise<void> {
    await this.looking.stop();
  }

  private async look(): Promise<void> {
    try {
      const due = await this.database.forPlatform('announcements', (tx) => takeDueNames(tx, BATCH));
      await Promise.all(due.map((name) => this.tell(name)));
      if (due.length === BATCH) this.looking.wake();
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async tell(due: DueName): Promise<void> {
    const problem = await this.update(due);
    const now = new Date();
    await this.database.forPlatform('announcements', async (tx) => {
      if (problem === undefined) return recordTold(tx, due);
      const wait = Math.min(FIRST_WAIT_MS * 2 ** due.attempts, LONGEST_WAIT_MS);
      await recordFailure(tx, due, dnsProblem(problem, now), new Date(now.getTime() + wait));
    });
    if (problem) this.logger.warn({ name: due.name, zone: due.zone, problem }, 'a name could not be updated');
  }

  private async update(due: DueName): Promise<DnsProblem | undefined> {
    const access = openDoor(this.seal, due);
    if (!access) return 'secret-lost';
    const { id, name, wanted } = due;
    const marked = { name, mark: `tresse=${id}` };
    return wanted === null ? releaseName(access, marked) : pointName(access, marked, [wanted]);
  }
}
