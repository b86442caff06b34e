import type { StepOf } from '@tresse/net-plan';
import type { Host } from '../host.js';
import { destroySubflows } from './destroy-subflows.js';
import { closeLineSubflows } from './line-subflows.js';
import { type Sockets, socketsOf } from './sockets.js';

export { ReadySockets } from './ready-sockets.js';

/** A step that closes connections of a line. */
export type Closing = StepOf<'destroy-sockets' | 'close-line-subflows'>;

/** Closes what the step names. */
export function closeBy(sockets: Sockets, step: Closing): Promise<void> {
  return step.action === 'destroy-sockets'
    ? destroySubflows(sockets, step.peer)
    : closeLineSubflows(sockets, step);
}

/** The same within a plan, where there is time. */
export const closeSubflows = (host: Host, step: Closing) => closeBy(socketsOf(host), step);
