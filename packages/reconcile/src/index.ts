/** The level-triggered loop that brings a device to its desired state, and commit-confirm; knows no networking. */
export * from './clock.js';
export * from './commit-confirm.js';
export * from './reconciler.js';
export * from './retry.js';
