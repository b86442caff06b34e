/** Which lines lose nothing by themselves, looked at while they are busy. */
export { type LossTarget, LossWatch } from './loss-watch.js';
