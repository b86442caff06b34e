import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBoundedLog } from './bounded-log.js';
import { type ControlGroup, controlGroupOf, makeControlGroup } from './control-group.js';
import { exists } from './exists.js';
import { LabError } from './lab-error.js';
import { enterArgv } from './namespace-holder.js';
import { runToEnd } from './run-command.js';

/** What an agent is. */
export type AgentRole = 'relay' | 'site';

/** `empty`: nothing is plugged in; `stopped`: its agent is not running at the moment. */
export type BoxState = 'empty' | 'running' | 'stopped';

/** Which agent, and where it runs. */
export interface AgentOptions {
  /** Of the lab. */
  instance: string;
  role: AgentRole;
  /** Its name in the lab; that of its role unless said. */
  name?: string;
  /** Process whose namespaces the agent runs in. */
  holderPid: number;
  /** The lab's state directory: the agent's own is `agents/<name>` in it, its log `log/<name>.log`. */
  stateDir: string;
  agentProgram: string;
  log: (message: string) => void;
}

/** What the lab does with an agent, however that is run. */
export interface AgentKeeper {
  readonly state: BoxState;
  /** Starts the agent that was plugged in before the lab was stopped, if there was one. */
  resume(): Promise<void>;
  /** Gives a new device its claim and starts it. Throws LabError `box.plugged-in` when there is one already. */
  plugIn(claim: string): Promise<void>;
  /** Stops the agent and takes down what it has made; it stays plugged in. */
  stop(): Promise<void>;
  /** Stops the agent and forgets its identity. */
  unplug(): Promise<void>;
}

/** Exit codes of the agent that the lab must understand. */
const EXIT = { usage: 2, refused: 3, restart: 75 } as const;

/** A start that lasted this long was a good one: the next wait is short again. In ms. */
const STEADY_MS = 30_000;
const WAIT_MS = { first: 250, longest: 10_000 } as const;
const STOP_MS = 10_000;

/** An agent as systemd would keep it on a device: started again when it dies, and remembered over restarts of the lab. */
export class SupervisedAgent implements AgentKeeper {
  private child: ChildProcess | undefined;
  private running: Promise<void> | undefined;
  private stopping = new AbortController();
  private current: BoxState = 'empty';

  constructor(private readonly options: AgentOptions) {}

  get state(): BoxState {
    return this.current;
  }

  async resume(): Promise<void> {
    if (await exists(this.agentDir)) this.start();
  }

  async plugIn(claim: string): Promise<void> {
    if (this.current !== 'empty')
      throw new LabError('box.plugged-in', `A ${this.options.role} is plugged in.`);
    this.current = 'stopped';
    await mkdir(this.agentDir, { recursive: true, mode: 0o700 });
    await writeFile(this.claimFile, claim, { mode: 0o600 });
    this.start();
  }

  async stop(): Promise<void> {
    if (this.current === 'empty') return;
    this.stopping.abort();
    this.child?.kill('SIGTERM');
    const kill = setTimeout(() => this.child?.kill('SIGKILL'), STOP_MS);
    await this.running;
    clearTimeout(kill);
    this.current = 'stopped';
    const argv = this.inNode(['down', '--state-dir', this.agentDir]);
    const { code, stderr } = await runToEnd(argv, { timeoutMs: STOP_MS });
    if (code !== 0) this.options.log(`${this.options.role}: agent down ended with ${code}: ${stderr.trim()}`);
  }

  async unplug(): Promise<void> {
    await this.stop();
    await this.forget();
  }

  private async forget(): Promise<void> {
    await rm(this.claimFile, { force: true });
    await rm(this.agentDir, { recursive: true, force: true });
    this.current = 'empty';
  }

  private start(): void {
    this.stopping = new AbortController();
    this.current = 'running';
    this.running = this.keepRunning(this.stopping.signal);
  }

  private async keepRunning(stop: AbortSignal): Promise<void> {
    let waitMs: number = WAIT_MS.first;
    while (!stop.aborted) {
      const started = performance.now();
      const code = await this.runOnce();
      if (stop.aborted) return;
      this.options.log(`${this.options.role}: the agent ended with ${code ?? 'a signal'}`);
      if (code === EXIT.refused) {
        await this.forget();
        return;
      }
      this.current = 'stopped';
      if (code === EXIT.usage) return;
      if (performance.now() - started > STEADY_MS || code === EXIT.restart) waitMs = WAIT_MS.first;
      await unlessAborted(waitMs, stop);
      waitMs = Math.min(waitMs * 2, WAIT_MS.longest);
    }
  }

  private async runOnce(): Promise<number | null> {
    const { role, stateDir } = this.options;
    const group =
      role === 'relay' ? await makeControlGroup(controlGroupOf(this.options.instance, this.name)) : null;
    await this.prepareKernel(group);
    const output = openBoundedLog(join(stateDir, 'log', `${this.name}.log`));
    try {
      const args = ['run', '--role', role, '--state-dir', this.agentDir, '--claim-file', this.claimFile];
      const [program, ...rest] = this.inNode(args);
      // As the package's service has it.
      const env = { ...process.env, MALLOC_ARENA_MAX: '1' };
      const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env });
      this.child = child;
      for (const stream of [child.stdout, child.stderr]) stream.pipe(output, { end: false });
      this.current = 'running';
      const closed = once(child, 'close') as Promise<[number | null]>;
      if (group && child.pid !== undefined) await group.take(child.pid);
      const [code] = await closed;
      return code;
    } finally {
      this.child = undefined;
      output.end();
    }
  }

  /** What the service of the package does before it starts an agent. A relay without a group of its own goes without. */
  private async prepareKernel(group: ControlGroup | null): Promise<void> {
    const { role, agentProgram, log } = this.options;
    if (role === 'relay' && !group) return;
    const prepare = ['prepare-kernel', '--role', role, ...(group ? ['--control-group', group.path] : [])];
    // Whatever bpftool mounts for it goes with this namespace.
    const argv = ['unshare', '--mount', process.execPath, agentProgram, ...prepare] as const;
    const { code, stdout } = await runToEnd(argv, { timeoutMs: STOP_MS });
    if (code !== 0) log(`${this.name}: the kernel is not prepared: ${stdout.trim()}`);
  }

  private inNode(args: readonly string[]): [string, ...string[]] {
    return enterArgv(this.options.holderPid, [process.execPath, this.options.agentProgram, ...args]);
  }

  /** Its presence says that a device is plugged in here: the agent deletes its claim once it has an identity. */
  private get agentDir(): string {
    return join(this.options.stateDir, 'agents', this.name);
  }

  private get name(): string {
    return this.options.name ?? this.options.role;
  }

  private get claimFile(): string {
    return `${this.agentDir}.claim`;
  }
}

function unlessAborted(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, ms);
    stop.addEventListener('abort', done, { once: true });
  });
}
