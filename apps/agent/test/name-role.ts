import type { DesiredDocument } from '@tresse/contracts';
import type { Role, RoleListener } from '../src/roles/role.js';

/** The host of such a role, and what a test hooks into. */
export interface NameWorld {
  host: string | null;
  /** What keeps the host from any further document. */
  obstacle?: string;
  /** A name that the host can't take, and what it says to that. */
  refused?: { name: string; message: string };
  onExecute?: () => Promise<void>;
  onSpeedTest?: () => void;
  listener?: RoleListener;
  /** The line over which the device reaches its control plane. */
  managementLine?: string;
}

/** A role whose host is the name of the site in force: enough to see what the controller does. */
export function nameRole(world: NameWorld): Role<string | null, string> {
  const nameIn = (documents: readonly DesiredDocument[]): string | null => {
    const body = documents[0]?.body;
    return body?.role === 'site' ? body.site.name : null;
  };
  return {
    kind: 'site',
    start: (listener) => {
      world.listener = listener;
    },
    covered: (documents) => documents,
    obstacle: async () => (world.obstacle ? { reason: 'Unsupported', message: world.obstacle } : null),
    observe: async () => world.host,
    plan: (documents, observed) => (nameIn(documents) === observed ? [] : [nameIn(documents) ?? 'nothing']),
    execute: async (steps) => {
      await world.onExecute?.();
      const { refused } = world;
      if (refused && steps.includes(refused.name)) {
        const failed = { step: refused.name, code: 'host.step-failed', message: refused.message };
        return { done: [], failed };
      }
      world.host = steps[0] === 'nothing' ? null : (steps[0] ?? world.host);
      return { done: steps, failed: null };
    },
    basis: (documents) => documents.map(({ hash }) => hash).join(),
    settled: () => undefined,
    describe: (step) => `be ${step}`,
    lines: () => [],
    ways: () => [{ name: null }],
    leavesBy: (lineId) => lineId === world.managementLine,
    sample: () => [],
    attend: () => undefined,
    publicAddress: () => null,
    capabilities: () => null,
    speedTargets: () => {
      world.onSpeedTest?.();
      return [];
    },
    touchesManagement: () => true,
    stop: async () => undefined,
  };
}
