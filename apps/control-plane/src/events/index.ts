/** Each site's timeline, from its devices and from the control plane. */
export { EventsModule } from './events.module.js';
export { insertEvent, readEvent } from './events.repository.js';
