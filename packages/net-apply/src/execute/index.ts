/** Turns steps into commands, files and processes: one executor for each action. */
import type { Action, Paths, Step, StepOf } from '@tresse/net-plan';
import type { Host } from '../host.js';
import { HostError } from '../host-error.js';
import { closeSubflows } from '../sockets/index.js';
import { firewallExecutors } from './firewall.js';
import { ipExecutors } from './ip.js';
import { batchFrom, runBatch } from './ip-batch.js';
import { queueExecutors, queuesFrom, setTogether } from './queues.js';
import { serviceExecutors } from './services.js';
import { sysctlExecutors } from './sysctls.js';
import { tunnelExecutors } from './tunnels.js';

type Executors = { [A in Action]: (host: Host, step: StepOf<A>, paths: Paths) => Promise<void> };

const EXECUTORS: Executors = {
  ...ipExecutors,
  ...firewallExecutors,
  ...queueExecutors,
  ...serviceExecutors,
  ...sysctlExecutors,
  ...tunnelExecutors,
  'write-file': (host, step) => host.writeFileAtomic(step.path, step.content),
  'remove-file': (host, step) => host.removeFile(step.path),
  'destroy-sockets': closeSubflows,
  'close-line-subflows': closeSubflows,
};

/** What became of a plan: the steps that were done and, when one failed, which and why. Observe again afterwards. */
export interface ExecutionResult {
  readonly done: readonly Step[];
  readonly failed: { readonly step: Step; readonly code: string; readonly message: string } | null;
}

async function executeOne<A extends Action>(host: Host, step: StepOf<A>, paths: Paths): Promise<void> {
  const executor = EXECUTORS[step.action] as (host: Host, step: StepOf<A>, paths: Paths) => Promise<void>;
  await executor(host, step, paths);
}

/** Those of the first steps that were done with few commands: none where that was not worth it, or the first one went wrong. */
async function executeTogether(host: Host, steps: readonly Step[], paths: Paths): Promise<readonly Step[]> {
  const batch = batchFrom(steps);
  if (batch.length > 0) return batch.slice(0, await runBatch(host, batch));
  const queues = queuesFrom(steps);
  return queues.length > 0 ? queues.slice(0, await setTogether(host, queues, paths)) : [];
}

/** Who is told of steps, and who may end a plan early. */
export interface ExecuteOptions {
  /** Called after each step that was done. */
  onStep?(step: Step): void;
  /** False once the plan is void, as when a verdict has moved lines meanwhile: no further step is begun. */
  isCurrent?(): boolean;
}

/** Executes steps in order and stops at the first that fails. Never throws for a failed step. */
export async function execute(
  host: Host,
  steps: readonly Step[],
  paths: Paths,
  { onStep, isCurrent = () => true }: ExecuteOptions = {},
): Promise<ExecutionResult> {
  const done: Step[] = [];
  const isDone = (step: Step) => {
    done.push(step);
    onStep?.(step);
  };
  while (done.length < steps.length && isCurrent()) {
    const step = steps[done.length] as Step;
    try {
      const together = await executeTogether(host, steps.slice(done.length), paths);
      for (const one of together) isDone(one);
      if (together.length > 0) continue;
      await executeOne(host, step, paths);
    } catch (error) {
      const code = error instanceof HostError ? error.code : 'host.step-failed';
      const message = error instanceof Error ? error.message : String(error);
      return { done, failed: { step, code, message } };
    }
    isDone(step);
  }
  return { done, failed: null };
}
