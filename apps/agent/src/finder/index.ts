/** Finds a bare box's lines: which cards are given an address, and which of them reach the control plane. */
export * from './line-finder.js';
