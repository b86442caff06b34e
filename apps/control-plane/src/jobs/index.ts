/** What people ask of a box: queued here, handed to it by the job dispatch. */
export { JobsModule } from './jobs.module.js';
export { readJob } from './jobs.repository.js';
