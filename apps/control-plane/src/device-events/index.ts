/** What devices tell as it happens, taken once into their site's or relay's timeline. */
export { EventIngest } from './event-ingest.js';
