/** The manual page of the agent, in both languages. */
export { ENGLISH } from './english.js';
export { FRENCH } from './french.js';
export { roff } from './page.js';
