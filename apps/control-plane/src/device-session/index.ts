/** What a connected device says and is told: presence, reported state, desired state on demand, and its misdeeds. */
export { DeviceSessionModule } from './device-session.module.js';
