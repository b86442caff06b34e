import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { controlGroupOf, removeControlGroup } from './control-group.js';
import { LabError } from './lab-error.js';
import { endProcessesIn } from './process-table.js';
import { runToEnd } from './run-command.js';
import { forgetSteadyBbr } from './steady-bbr.js';
import { forgetSupervisor, livingSupervisor } from './supervisor-record.js';
import { controlInterface, FURTHER_NODES, NODES, namespaceOf } from './topology.js';

/**
 * Removes whatever an instance of the lab has left on this machine: the processes inside its namespaces, with them
 * their private mounts and the lines, then the namespaces and the control network. Agents' state and logs stay. Does
 * nothing the second time, and touches nothing that doesn't bear the instance's name.
 * @throws LabError `lab.running` while another process runs the lab of that state directory
 */
export async function cleanUp(instance: string, stateDir: string): Promise<void> {
  const running = await livingSupervisor(stateDir);
  if (running && running.supervisor.pid !== process.pid) {
    throw new LabError('lab.running', `Process ${running.supervisor.pid} runs the lab of ${stateDir}.`);
  }
  await removeNetwork(instance);
  await rm(join(stateDir, 'lab.sock'), { force: true });
  await forgetSupervisor(stateDir);
}

/** Removes an instance's processes, control groups, namespaces and control network, and what the last one leaves in the kernel. */
export async function removeNetwork(instance: string): Promise<void> {
  const existing = await existingNamespaces(instance);
  await endProcessesIn(existing);
  for (const agent of ['relay', 'relay2']) await removeControlGroup(controlGroupOf(instance, agent));
  for (const namespace of existing) await runToEnd(['ip', 'netns', 'delete', namespace]);
  await runToEnd(['ip', 'link', 'delete', controlInterface(instance)]);
  await forgetSteadyBbr();
}

async function existingNamespaces(instance: string): Promise<string[]> {
  const { stdout } = await runToEnd(['ip', '-json', 'netns', 'list']);
  const listed = new Set(stdout.match(/tresse-[^"]+/g));
  return [...NODES, ...FURTHER_NODES]
    .map((node) => namespaceOf(instance, node))
    .filter((name) => listed.has(name));
}
