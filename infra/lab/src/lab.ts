import { join } from 'node:path';
import { RELAY_ADDRESS, SECOND_RELAY_ADDRESS } from './addresses.js';
import { cleanUp } from './clean-up.js';
import { LabError } from './lab-error.js';
import type { LineStatus, Lines } from './lines.js';
import { enterArgv } from './namespace-holder.js';
import { type CommandResult, type RunOptions, runToEnd } from './run-command.js';
import type { LineDirectionChange } from './scenario.js';
import type { AgentKeeper, AgentRole, BoxState } from './supervised-agent.js';
import type { NodeName } from './topology.js';

interface LabParts {
  instance: string;
  scenarioName: string;
  stateDir: string;
  controlPlaneAddress: string;
  holders: Partial<Record<NodeName, number>>;
  /** Makes the second relay's machine and what runs its agent there. */
  addRelay: () => Promise<{ holder: number; agent: AgentKeeper }>;
  lines: Lines;
  agents: Record<AgentRole, AgentKeeper>;
}

/** A running lab. Everything it has made lives until {@link stop}. */
export class Lab {
  readonly relayPublicAddress = RELAY_ADDRESS;
  readonly secondRelayPublicAddress = SECOND_RELAY_ADDRESS;
  private closers: (() => Promise<void>)[] = [];
  private secondRelay: AgentKeeper | undefined;

  constructor(private readonly parts: LabParts) {}

  get instance(): string {
    return this.parts.instance;
  }

  get scenarioName(): string {
    return this.parts.scenarioName;
  }

  /** Where devices in the lab reach this machine. */
  get controlPlaneAddress(): string {
    return this.parts.controlPlaneAddress;
  }

  /** Unix socket of the lab's HTTP interface. */
  get socketPath(): string {
    return join(this.parts.stateDir, 'lab.sock');
  }

  get lines(): LineStatus[] {
    return this.parts.lines.list();
  }

  boxState(role: AgentRole): BoxState {
    return this.parts.agents[role].state;
  }

  /** Runs a program on a node to its end, whatever its exit code. */
  exec(
    node: NodeName,
    argv: readonly [string, ...string[]],
    options: RunOptions = {},
  ): Promise<CommandResult> {
    return runToEnd(this.command(node, argv), options);
  }

  /** The command line that runs a program on a node, for a caller that wants to hold the process itself. */
  command(node: NodeName, argv: readonly [string, ...string[]]): [string, ...string[]] {
    const holder = this.parts.holders[node];
    if (holder === undefined) throw new LabError('node.unknown', `This lab has no ${node}.`);
    return enterArgv(holder, argv);
  }

  /** Makes a line a black hole. Throws LabError `line.unknown`. */
  cut(line: string): Promise<void> {
    return this.parts.lines.cut(line);
  }

  restore(line: string): Promise<void> {
    return this.parts.lines.restore(line);
  }

  /** Changes the given fields of a line's direction; the scenario's next change may overwrite them. */
  setLine(line: string, direction: 'down' | 'up', change: LineDirectionChange): Promise<void> {
    return this.parts.lines.set(line, direction, change);
  }

  /** Starts a relay with its claim. Throws LabError `box.plugged-in`. */
  plugInRelay(claimText: string): Promise<void> {
    return this.parts.agents.relay.plugIn(claimText);
  }

  /** Adds a relay to the network, and starts it with its claim. Throws LabError `box.plugged-in`. */
  async plugInSecondRelay(claimText: string): Promise<void> {
    if (!this.secondRelay) {
      const { holder, agent } = await this.parts.addRelay();
      this.parts.holders.relay2 = holder;
      this.secondRelay = agent;
    }
    await this.secondRelay.plugIn(claimText);
  }

  /** Starts a site's box with its claim. Throws LabError `box.plugged-in`. */
  plugInSite(claimText: string): Promise<void> {
    return this.parts.agents.site.plugIn(claimText);
  }

  /** Stops the site's box and forgets its identity. */
  unplugSite(): Promise<void> {
    return this.parts.agents.site.unplug();
  }

  /** What has to end before the rest when the lab stops. */
  closeFirst(close: () => Promise<void>): void {
    this.closers.push(close);
  }

  /** Stops the agents and removes everything but their state and logs. */
  async stop(): Promise<void> {
    const { agents, lines, instance, stateDir } = this.parts;
    for (const close of this.closers.splice(0)) await close();
    await Promise.allSettled([agents.site.stop(), agents.relay.stop(), this.secondRelay?.stop()]);
    await lines.stop();
    await cleanUp(instance, stateDir);
  }
}
