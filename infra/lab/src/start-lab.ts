import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { controlPlaneAddress } from './addresses.js';
import { cleanUp, removeNetwork } from './clean-up.js';
import { chooseControlNetwork } from './control-network.js';
import { serveControlSocket } from './control-socket.js';
import { startInternetServer } from './internet-server.js';
import { Lab } from './lab.js';
import { LabError } from './lab-error.js';
import { Lines } from './lines.js';
import { askTheBox, startNameServer } from './name-server.js';
import { holdNamespace } from './namespace-holder.js';
import { runAll } from './run-command.js';
import { readScenario, type Scenario } from './scenario.js';
import { type AgentKeeper, type AgentOptions, SupervisedAgent } from './supervised-agent.js';
import { livingSupervisor, writeSupervisorRecord } from './supervisor-record.js';
import { createCommands, lineCommands, NODES, namespaceOf, secondRelayCommands } from './topology.js';

/** What a lab is made of, and where it keeps things. */
export interface LabOptions {
  /** Tells this lab from others on the machine; part of its namespaces' names. */
  instance: string;
  /** Either a scenario or the file that holds one. */
  scenario?: Scenario;
  scenarioFile?: string;
  /** Keeps the agents' state, logs, built programs and the control socket; made when missing. */
  stateDir: string;
  /** The agent as one JavaScript file. */
  agentProgram: string;
  /** Takes what happens to the agents, as sentences. */
  log?: (message: string) => void;
  /** Runs the agents otherwise than as processes of the lab's own. */
  keep?: (options: AgentOptions) => AgentKeeper;
}

/**
 * Brings a lab up: namespaces, lines, the server on the internet, the agents that were plugged in before, and the
 * control socket. What a crashed lab of this instance has left is removed first. Needs root on Linux.
 * @throws LabError `scenario.*`, `lab.running`, `command.failed`, `emulator.failed`; then nothing is left
 */
export async function startLab(options: LabOptions): Promise<Lab> {
  const { instance, log = () => {} } = options;
  const stateDir = resolve(options.stateDir);
  const scenario = await scenarioOf(options);
  if (await livingSupervisor(stateDir)) {
    throw new LabError('lab.running', `A lab runs on ${stateDir} already.`);
  }
  await cleanUp(instance, stateDir);
  for (const folder of ['cache', 'log', 'agents']) {
    await mkdir(join(stateDir, folder), { recursive: true, mode: 0o700 });
  }
  try {
    const keep = options.keep ?? ((agent) => new SupervisedAgent(agent));
    return await build({ ...options, keep, log, stateDir, scenario });
  } catch (error) {
    await removeNetwork(instance);
    throw error;
  }
}

async function build(options: Required<Omit<LabOptions, 'scenarioFile'>>): Promise<Lab> {
  const { instance, scenario, stateDir, agentProgram, keep, log } = options;
  const cacheDir = join(stateDir, 'cache');
  const controlNetwork = await chooseControlNetwork(instance, stateDir);
  const plan = { instance, lineCount: scenario.lines.length, controlNetwork };
  await runAll(createCommands(plan));
  const lines = await Lines.start(instance, scenario, cacheDir);
  await runAll(lineCommands(plan));
  const holders = await holdAll(instance, cacheDir);
  await startInternetServer(holders.server);
  await startNameServer(holders.server);
  await askTheBox(holders.lan, cacheDir);
  await writeSupervisorRecord(stateDir, instance, holders);
  const agent = (role: 'relay' | 'site') =>
    keep({ instance, role, holderPid: holders[role], stateDir, agentProgram, log });
  const agents = { relay: agent('relay'), site: agent('site') };
  const lab = new Lab({
    instance,
    scenarioName: scenario.name,
    stateDir,
    controlPlaneAddress: controlPlaneAddress(controlNetwork),
    holders,
    addRelay: async () => {
      await runAll(secondRelayCommands(instance));
      const { pid: holder } = await holdNamespace(namespaceOf(instance, 'relay2'), cacheDir);
      const options = { instance, stateDir, agentProgram, log };
      const agent = keep({ ...options, role: 'relay', name: 'relay2', holderPid: holder });
      return { holder, agent };
    },
    lines,
    agents,
  });
  lab.closeFirst(await serveControlSocket(lab));
  await Promise.all([agents.relay.resume(), agents.site.resume()]);
  lines.play(scenario, log);
  return lab;
}

type Holders = Record<(typeof NODES)[number], number>;

async function holdAll(instance: string, cacheDir: string): Promise<Holders> {
  const holders = {} as Holders;
  for (const node of NODES) {
    holders[node] = (await holdNamespace(namespaceOf(instance, node), cacheDir)).pid;
  }
  return holders;
}

async function scenarioOf({ scenario, scenarioFile }: LabOptions): Promise<Scenario> {
  if (scenario) return scenario;
  if (scenarioFile !== undefined) return readScenario(scenarioFile);
  throw new LabError('scenario.unreadable', 'Neither a scenario nor a file with one was given.');
}
