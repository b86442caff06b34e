import { FastPath, type Host } from '@tresse/net-apply';
import type { Contingency, Step } from '@tresse/net-plan';
import type { Logger } from 'pino';
import type { LineVerdict } from '../watcher/index.js';

/**
 * What happens in the very turn of the event loop in which a verdict falls, before any pass: the contingency that was
 * prepared for it is fired, and plans from before the verdict are void.
 */
export class Reflexes {
  private readonly fastPath: FastPath;
  private firing: Promise<void> = Promise.resolve();
  /** How many verdicts have fallen, and had when the host was last looked at. */
  private fallen = 0;
  private fallenBeforeLook = 0;

  constructor(
    host: Host,
    private readonly log: Logger,
  ) {
    this.fastPath = new FastPath(host);
  }

  prepare(contingencies: readonly Contingency[]): void {
    this.fastPath.prepare(contingencies);
  }

  /** Replaces what was prepared for the groups of these alone. */
  prepareAgain(contingencies: readonly Contingency[]): void {
    this.fastPath.prepareAgain(contingencies);
  }

  /**
   * Takes note of a verdict on a line whose tunnel, undefined for one that is no longer watched, is given. Resolves to whether
   * something was fired for it.
   */
  fire(tunnel: string | undefined, { state }: LineVerdict): Promise<boolean> {
    this.fallen += 1;
    if (tunnel === undefined) return Promise.resolve(false);
    const begun = performance.now();
    const fired = this.fastPath.fire(tunnel, state).then(
      (result) => {
        const tookMs = Math.round(performance.now() - begun);
        this.log.info({ tunnel, verdict: state, result, tookMs }, 'fast path');
        return result === 'fired';
      },
      (error: unknown) => {
        this.log.warn({ tunnel, reason: String(error) }, 'the fast path has failed');
        return false;
      },
    );
    this.firing = this.firing.then(async () => void (await fired));
    return fired;
  }

  /** Does these steps of a site in the same way, for what is no verdict but changes the plan; plans from before are void. */
  move(steps: readonly Step[]): void {
    this.fallen += 1;
    const moved = this.fastPath
      .move(steps)
      .catch((error: unknown) => this.log.warn({ reason: String(error) }, 'the fast path has failed'));
    this.firing = this.firing.then(() => moved);
  }

  /** Resolves when the kernel has what was fired: what is seen of the host from here on has it too. */
  async beforeLook(): Promise<void> {
    for (let awaited: unknown; awaited !== this.firing; ) {
      awaited = this.firing;
      await awaited;
    }
    this.fallenBeforeLook = this.fallen;
  }

  /** True while no verdict has fallen since the host was last looked at. */
  isCurrent(): boolean {
    return this.fallen === this.fallenBeforeLook;
  }

  close(): void {
    this.fastPath.close();
  }
}
