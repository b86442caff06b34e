/** ModemManager: what its modems are, what happens to them, and what they are told. */
export { connectModem, disconnectModem, readModems, unlockSim } from './modems.js';
export { watchModems } from './watch-modems.js';
