import type { MptcpEndpoint } from '../host-state.js';
import type { Step } from '../step.js';
import { difference } from './difference.js';

/** Endpoint changes; the kernel refuses a second endpoint of one id, so here the removal comes first. */
export function endpointSteps(
  observed: readonly MptcpEndpoint[],
  wanted: readonly MptcpEndpoint[],
): { replaceOrAdd: Step[]; remove: Step[] } {
  const { add, remove } = difference(observed, wanted);
  const inTheWay = (endpoint: MptcpEndpoint) =>
    add.some((other) => other.id === endpoint.id || other.address === endpoint.address);
  const removal = (endpoint: MptcpEndpoint): Step => ({ action: 'remove-endpoint', endpoint });
  return {
    replaceOrAdd: [
      ...remove.filter(inTheWay).map(removal),
      ...add.map((endpoint): Step => ({ action: 'add-endpoint', endpoint })),
    ],
    remove: remove.filter((endpoint) => !inTheWay(endpoint)).map(removal),
  };
}
