import type { Contingency } from '@tresse/net-plan';
import type { Host } from './host.js';

/** What firing did. `not-prepared`: reconcile instead. */
export type FireResult = 'fired' | 'not-prepared';

/** Holds the contingencies as ready commands, and a resident `ip` to run them without starting a process. */
export class FastPath {
  constructor(_host: Host) {}

  /** Replaces all that was prepared. Call it after each apply and at once after each `fire`, with the new verdicts. */
  prepare(_contingencies: readonly Contingency[]): void {}

  /** Runs what was prepared for this tunnel and verdict, and drops the rest of its group. */
  async fire(_tunnel: string, _verdict: 'down' | 'up'): Promise<FireResult> {
    return 'not-prepared';
  }

  /** Ends the resident process. */
  close(): void {}
}
