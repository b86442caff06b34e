/** Hands queued jobs to devices that are there, takes their results, and ends those that nobody did in time. */
export { JobDispatch } from './job-dispatch.js';
