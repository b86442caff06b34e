import type { Step } from '@tresse/net-plan';

/** Members of a step that are long or tell a person nothing. */
const LEFT_OUT = new Set(['action', 'content', 'ruleset', 'configHash', 'keyFile', 'tunnel']);

/** A step as one line: its action and the arguments that say on what, at most 256 characters. */
export function describeStep(step: Step): string {
  const words = Object.entries(step)
    .filter(([name, value]) => !LEFT_OUT.has(name) && value !== null)
    .map(([, value]) => (typeof value === 'object' ? JSON.stringify(value) : String(value)));
  const tunnel = step.action === 'configure-tunnel' ? [step.tunnel.name] : [];
  return [step.action, ...tunnel, ...words].join(' ').slice(0, 256);
}
