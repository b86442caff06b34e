/** The device's side of the control plane: documents in, reported state, telemetry, events and job results out. */
export * from './controller.js';
