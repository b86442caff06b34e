/** Spreading packet by packet: over which lines, and in what order the packets take them. Pure. */
export * from './alike.js';
export * from './bonding.js';
export * from './room.js';
export * from './slots.js';
export * from './spread-over.js';
