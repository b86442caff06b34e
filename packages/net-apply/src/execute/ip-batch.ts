import { isTunnelName, type Step, type StepOf } from '@tresse/net-plan';
import type { Host } from '../host.js';
import { ipCommands } from '../ip-arguments.js';

/** Fewer commands are given one by one: what is started then can be read off. */
const LEAST = 8;
/** More would keep a verdict waiting that makes the plan void. */
const MOST = 64;

type Batched = StepOf<'set-link' | 'add-address' | 'set-route' | 'remove-route' | 'add-rule' | 'remove-rule'>;

/** The first of the steps that one `ip -batch` can do; none where it is not worth it. */
export function batchFrom(steps: readonly Step[]): readonly Batched[] {
  const batch: Batched[] = [];
  for (const step of steps.slice(0, MOST)) {
    if (!canBeBatched(step)) break;
    batch.push(step);
  }
  return batch.length < LEAST ? [] : batch;
}

/**
 * Does the steps in order and gives how many are done: all, or those before the first that the batch has ended at. That one is
 * then to be done by itself, which says what is wrong with it, or that nothing is.
 */
export async function runBatch(host: Host, batch: readonly Batched[]): Promise<number> {
  const stdin = batch.map((step) => `${ipCommands(step).flat().join(' ')}\n`).join('');
  const { code, stderr } = await host.run(['ip', '-batch', '-'], { stdin });
  if (code === 0) return batch.length;
  const line = Number(/^Command failed -:(\d+)$/m.exec(stderr)?.[1] ?? 1);
  return Math.min(batch.length, line) - 1;
}

/**
 * One command each, of interfaces that are there, since `ip` looks up their numbers but once; nothing that is noted, nor
 * IPv6 rules, for which the family is an option of the whole batch.
 */
function canBeBatched(step: Step): step is Batched {
  switch (step.action) {
    case 'set-link':
    case 'set-route':
    case 'remove-route':
      return true;
    case 'add-address':
      return isTunnelName(step.link);
    case 'add-rule':
    case 'remove-rule':
      return step.rule.family !== 'ipv6';
    default:
      return false;
  }
}
