/** What is wrong with the box itself and no settings can mend, by stable codes: of the image, and of the machine's memory. */
export { tellOfLittleMemory } from './memory.js';
export type { Notice } from './notice.js';
export { readNotices } from './read-notices.js';
