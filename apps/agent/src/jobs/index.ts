/** What a person can ask of this device: a speed test, a sign of life, a restart. */
export * from './job-runner.js';
export { type SpeedTarget, startSpeedServer } from './speed-test.js';
