/**
 * Pure: what is desired and what is observed go in, the ordered steps that make them equal come out.
 * Knows no Node, no clock and no environment; every run with the same values gives the same steps.
 */
export * from './bare-lines.js';
export * from './connection-ends.js';
export * from './content-hash.js';
export * from './contingency.js';
export { withQueues } from './diff/queues.js';
export * from './found-interfaces.js';
export * from './host-state.js';
export * from './ipv6-lines.js';
export { CAME, CAME_MERGED } from './line-counters.js';
export * from './lines-on-lan.js';
export * from './modem/index.js';
export * from './naming.js';
export * from './plan.js';
export * from './queue-classes.js';
export * from './rates.js';
export { awaitsTwin } from './render/site/twin.js';
export {
  type Finding,
  type FoundLine,
  foundLines,
  lanAddress,
  waitingCards,
} from './render/unconfigured/index.js';
export * from './roles.js';
export * from './step.js';
export { withOwnClients } from './unattended-lines.js';
