/** Keeps a line that returns from holding up the others: bounds a connection's rate at the relay until it is measured. */
export { boundPacing } from './command.js';
