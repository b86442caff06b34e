/** Until a box has an identity: it looks for lines and for a claim, and shows how far it has come. */
export * from './search-for-lines.js';
