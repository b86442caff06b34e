/** Relays and their regions, which belong to the platform: staff add them, every tenant's sites are spread over them. */
export { RelaysModule } from './relays.module.js';
