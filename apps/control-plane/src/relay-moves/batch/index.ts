/** Some sites change their relay at once: what they need is read as sets, settled by pure functions, written as sets. */
export type { Moving, SettledMove } from './batch-facts.js';
export { readBatch } from './batch-facts.repository.js';
export { tellMoves, writeMoves } from './batch-writes.repository.js';
export { lockBatch } from './lock-batch.js';
export { lockFreeSites } from './locks.repository.js';
export { settle } from './settle.js';
