/** What comes to a relay by each bare line, of which it has no interface: counted by its packet filter. */
export { LineCount } from './line-count.js';
