import { execute, type Host } from '@tresse/net-apply';
import type { Paths, Queue, Step } from '@tresse/net-plan';
import type { Logger } from 'pino';

/**
 * Gives queues the rates that were measured, without looking at the whole host first: a rate changes oftener than all
 * else, and one `tc` does it. What is left out is made up for by the next full pass.
 */
export class RateKeeper {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly host: Host,
    private readonly paths: Paths,
    private readonly log: Logger,
  ) {}

  /** Does those of the steps that only change a rate, after those of before; gives the queues that they make. */
  keep(steps: readonly Step[]): Queue[] {
    const changes = steps.filter((step) => step.action === 'change-queue');
    if (changes.length === 0) return [];
    this.last = this.last.then(async () => {
      const { failed } = await execute(this.host, changes, this.paths);
      if (failed) this.log.warn({ code: failed.code, reason: failed.message }, 'a rate could not be changed');
    });
    return changes.map(({ queue }) => queue);
  }
}
