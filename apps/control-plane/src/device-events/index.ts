/** What devices tell as it happens, taken once into their site's timeline. */
export { EventIngest } from './event-ingest.js';
