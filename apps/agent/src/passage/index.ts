/** Finds out for each line whether MPTCP passes it outside the tunnels. */
export { type PassageTarget, PassageWatch } from './passage-watch.js';
