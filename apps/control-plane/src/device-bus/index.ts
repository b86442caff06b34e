/**
 * Messages between the control plane and its devices, typed and parsed once. Today one process with its own MQTT edge;
 * the interface leaves room for several edges joined by a message server.
 */
export { DeviceBus, type DeviceListener, type DownMessages } from './device-bus.js';
export { DeviceBusModule } from './device-bus.module.js';
export { parseUpMessage, type UpMessage } from './up-message.js';
