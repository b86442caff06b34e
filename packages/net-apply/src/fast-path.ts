import type { Contingency, Step, StepOf } from '@tresse/net-plan';
import { BatchProcess, IP_BATCH, NFT_BATCH } from './batch-process.js';
import type { FireResult } from './fire-result.js';
import type { Host } from './host.js';
import { ipCommands, isIpStep } from './ip-arguments.js';
import { nftLine } from './nft-line.js';
import { type Closing, closeBy, ReadySockets } from './sockets/index.js';

interface Batch {
  readonly forIp: readonly string[];
  readonly forNft: readonly string[];
  readonly closings: readonly Closing[];
}

const keyOf = (tunnel: string, verdict: 'down' | 'up') => `${tunnel} ${verdict}`;
const isSpreadStep = (step: Step): step is StepOf<'set-spread'> => step.action === 'set-spread';

function batchOf(steps: readonly Step[]): Batch {
  return {
    forIp: steps
      .filter(isIpStep)
      .flatMap(ipCommands)
      .map((argv) => argv.join(' ')),
    forNft: steps.filter(isSpreadStep).map(nftLine),
    closings: steps.filter(isClosing),
  };
}

function isClosing(step: Step): step is Closing {
  return step.action === 'destroy-sockets' || step.action === 'close-line-subflows';
}

/** Holds the contingencies as ready commands, and what runs them without starting a process: a resident `ip` and `nft`, and an `ss` in waiting. */
export class FastPath {
  readonly #batches = new Map<string, Batch & { readonly contingency: Contingency }>();
  readonly #ip: BatchProcess;
  readonly #nft: BatchProcess;
  readonly #sockets: ReadySockets;

  constructor(host: Host) {
    this.#ip = new BatchProcess(host, IP_BATCH);
    this.#nft = new BatchProcess(host, NFT_BATCH);
    this.#sockets = new ReadySockets(host);
  }

  /** Replaces all that was prepared. Call it after each apply. */
  prepare(contingencies: readonly Contingency[]): void {
    this.#batches.clear();
    this.prepareAgain(contingencies);
  }

  /** Replaces what was prepared for the groups of these. Call it at once after each `fire`, with the new verdicts. */
  prepareAgain(contingencies: readonly Contingency[]): void {
    const groups = new Set(contingencies.map(({ group }) => group));
    for (const [key, { contingency }] of this.#batches)
      if (groups.has(contingency.group)) this.#batches.delete(key);
    const batches = contingencies.map((contingency) => ({ contingency, ...batchOf(contingency.steps) }));
    for (const batch of batches)
      this.#batches.set(keyOf(batch.contingency.tunnel, batch.contingency.verdict), batch);
    this.#ip.renew();
    if (batches.some(({ forNft }) => forNft.length > 0)) this.#nft.ready();
    if (batches.some(({ closings }) => closings.length > 0)) this.#sockets.ready();
  }

  /** Runs what was prepared for this tunnel and verdict, and drops the rest of its group. */
  async fire(tunnel: string, verdict: 'down' | 'up'): Promise<FireResult> {
    const batch = this.#batches.get(keyOf(tunnel, verdict));
    if (batch === undefined) return 'not-prepared';
    for (const [key, other] of this.#batches) {
      if (other.contingency.group === batch.contingency.group) this.#batches.delete(key);
    }
    await this.#run(batch);
    return 'fired';
  }

  /** Runs steps of the kinds that contingencies have, after all that was fired before; others are left out. */
  move(steps: readonly Step[]): Promise<void> {
    return this.#run(batchOf(steps));
  }

  async #run({ forNft, forIp, closings }: Batch): Promise<void> {
    await Promise.all([
      this.#nft.send(forNft),
      this.#ip.send(forIp),
      ...closings.map((step) => closeBy(this.#sockets, step)),
    ]);
  }

  /** Ends the resident processes. */
  close(): void {
    this.#ip.close();
    this.#nft.close();
    this.#sockets.end();
    this.#batches.clear();
  }
}
