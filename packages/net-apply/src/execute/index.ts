/** Turns steps into commands, files and processes: one executor for each action. */
import type { Paths, Step } from '@tresse/net-plan';
import type { Host } from '../host.js';

/** What became of a plan: the steps that were done and, when one failed, which and why. Observe again afterwards. */
export interface ExecutionResult {
  readonly done: readonly Step[];
  readonly failed: { readonly step: Step; readonly code: string; readonly message: string } | null;
}

/** Executes steps in order and stops at the first that fails. Never throws for a failed step. */
export async function execute(
  _host: Host,
  _steps: readonly Step[],
  _paths: Paths,
  _onStep?: (step: Step) => void,
): Promise<ExecutionResult> {
  return { done: [], failed: null };
}
