import type { Contingency, Step, StepOf } from '@tresse/net-plan';
import { FIRE_MARK, type FireResult } from './fire-result.js';
import type { Host, Resident } from './host.js';
import { ipArguments, isIpStep } from './ip-arguments.js';
import { closeLineSubflows } from './line-subflows.js';
import { destroySubflows } from './sockets.js';

interface Batch {
  readonly contingency: Contingency;
  readonly lines: readonly string[];
  readonly closings: readonly Closing[];
}

type Closing = StepOf<'destroy-sockets' | 'close-line-subflows'>;

/** How long `fire` waits for the resident process to say that it is done, in ms. */
const PATIENCE_MS = 500;

const keyOf = (tunnel: string, verdict: 'down' | 'up') => `${tunnel} ${verdict}`;

function isClosing(step: Step): step is Closing {
  return step.action === 'destroy-sockets' || step.action === 'close-line-subflows';
}

function close(host: Host, step: Closing): Promise<void> {
  return step.action === 'destroy-sockets' ? destroySubflows(host, step.peer) : closeLineSubflows(host, step);
}

/** Holds the contingencies as ready commands, and a resident `ip` to run them without starting a process. */
export class FastPath {
  #batches = new Map<string, Batch>();
  #resident: Resident | null = null;
  #awaiting: (() => void)[] = [];

  constructor(private readonly host: Host) {}

  /** Replaces all that was prepared. Call it after each apply and at once after each `fire`, with the new verdicts. */
  prepare(contingencies: readonly Contingency[]): void {
    this.#batches = new Map(
      contingencies.map((contingency) => [
        keyOf(contingency.tunnel, contingency.verdict),
        {
          contingency,
          lines: contingency.steps.filter(isIpStep).map((step) => ipArguments(step).join(' ')),
          closings: contingency.steps.filter(isClosing),
        },
      ]),
    );
    this.#ready();
  }

  /** Runs what was prepared for this tunnel and verdict, and drops the rest of its group. */
  async fire(tunnel: string, verdict: 'down' | 'up'): Promise<FireResult> {
    const batch = this.#batches.get(keyOf(tunnel, verdict));
    if (batch === undefined) return 'not-prepared';
    for (const [key, other] of this.#batches) {
      if (other.contingency.group === batch.contingency.group) this.#batches.delete(key);
    }
    const sent = this.#send(batch.lines);
    await Promise.all([sent, ...batch.closings.map((step) => close(this.host, step))]);
    return 'fired';
  }

  /** Ends the resident process. */
  close(): void {
    this.#resident?.end();
    this.#resident = null;
    this.#batches.clear();
  }

  #send(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return Promise.resolve();
    const done = new Promise<void>((resolve) => this.#awaiting.push(resolve));
    this.#ready().write([...lines, FIRE_MARK]);
    return Promise.race([done, this.host.sleep(PATIENCE_MS)]);
  }

  #ready(): Resident {
    if (this.#resident) return this.#resident;
    const resident = this.host.spawnResident(['ip', '-force', '-batch', '-']);
    resident.onLine((line) => {
      if (line.includes('add_addr_accepted')) this.#awaiting.shift()?.();
    });
    resident.onExit(() => {
      if (this.#resident === resident) this.#resident = null;
    });
    this.#resident = resident;
    return resident;
  }
}
