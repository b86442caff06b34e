import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { MptcpPassage } from '@tresse/contracts';
import type { PassageProbe } from '@tresse/net-apply';
import type { Contingency, Step } from '@tresse/net-plan';
import { namespace } from './network.js';
import type { Order } from './station.js';

/** What executing a plan came to, as the station tells it. */
export interface Applied {
  readonly done: readonly Step[];
  readonly failed: { readonly code: string; readonly message: string } | null;
}

/** A station in its namespace, with a private /run, since interface names repeat between networks. */
export class StationProcess {
  readonly publicKey: string;
  readonly #child: ChildProcess;
  readonly #waiting: ((answer: unknown) => void)[] = [];

  constructor(
    node: 'site' | 'relay' | 'relay2',
    program: string,
    stateDir: string,
    inside = namespace(node),
  ) {
    mkdirSync(stateDir, { recursive: true });
    const key = execFileSync('wg', ['genkey'], { encoding: 'utf8' });
    writeFileSync(`${stateDir}/wireguard.key`, key, { mode: 0o600 });
    this.publicKey = execFileSync('wg', ['pubkey'], { input: key, encoding: 'utf8' }).trim();
    const isolated = ['unshare', '--mount', '--propagation', 'private', process.execPath, program, stateDir];
    this.#child = spawn('ip', ['netns', 'exec', inside, ...isolated], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (this.#child.stdout) {
      createInterface({ input: this.#child.stdout }).on('line', (line) =>
        this.#waiting.shift()?.(JSON.parse(line)),
      );
    }
  }

  /** Gives an order and waits for the answer; rejects with the station's error. */
  async #ask(order: Order): Promise<unknown> {
    const answer = await new Promise<unknown>((resolve) => {
      this.#waiting.push(resolve);
      this.#child.stdin?.write(`${JSON.stringify(order)}\n`);
    });
    if (answer !== null && typeof answer === 'object' && 'error' in answer)
      throw new Error(String(answer.error));
    return answer;
  }

  apply = (order: Omit<Extract<Order, { order: 'apply' | 'plan' }>, 'order'>) =>
    this.#ask({ order: 'apply', ...order }) as Promise<Applied>;

  plan = (order: Omit<Extract<Order, { order: 'apply' | 'plan' }>, 'order'>) =>
    this.#ask({ order: 'plan', ...order }) as Promise<Step[]>;

  prepare = (order: Omit<Extract<Order, { order: 'prepare' }>, 'order'>) =>
    this.#ask({ order: 'prepare', ...order });

  fire = (tunnel: string, verdict: Contingency['verdict']) =>
    this.#ask({ order: 'fire', tunnel, verdict }) as Promise<{ result: string; tookMs: number }>;

  probe = (probe: PassageProbe) => this.#ask({ order: 'probe', probe }) as Promise<MptcpPassage>;

  /** What has come by bare lines, in bytes, by the mark of their connections. */
  counts = async () => new Map((await this.#ask({ order: 'counts' })) as [number, number][]);

  down = () => this.#ask({ order: 'down' }) as Promise<Applied>;

  end(): void {
    this.#child.stdin?.end();
  }
}
