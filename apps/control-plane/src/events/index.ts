/** The timeline of each site and relay, from its devices and from the control plane. */
export { EventsModule } from './events.module.js';
export { insertEvent, readEvent, readEvents } from './events.repository.js';
