/** Until a box has an identity: it looks for lines and for a claim, and shows how far it has come. */
export { enrolByAnyLine } from './enrol-by-any-line.js';
