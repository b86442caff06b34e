/**
 * The one door to Postgres: migrations, the roles, and transactions that say for whom they speak. Repositories take the
 * transaction they are given; nothing queries outside of one.
 */
export { Bell } from './bell.js';
export { isBusy } from './busy.js';
export { Database, type Transaction } from './database.js';
export { databaseModule } from './database.module.js';
export { DatabaseServer, runningDatabaseUrl } from './database-server.js';
export { deriveSecret } from './derive-secret.js';
export { Locks } from './locks.js';
export { newId } from './new-id.js';
export { AUTH_POOL } from './roles.js';
export { Seal, SealError } from './seal.js';
export { isUniqueViolation } from './violations.js';
