/** Lost relays are given back, and others ordered in their place; not while many are unheard at once. */
export { RelayReplacement } from './relay-replacement.js';
export { RelayReplacementModule } from './relay-replacement.module.js';
export { hearing, isWave } from './wave.js';
