/** Accounts at the clouds that relays are ordered from: their keys, sealed, and whether these still work. */

export { CloudMakers } from './cloud-makers.js';
export { Clouds } from './clouds.js';
export type { Failure, Reason } from './failure.js';
export { failureOf, isAccountFailure, problemOf } from './failure.js';
export { ProviderAccountsModule } from './provider-accounts.module.js';
export { readAccountIds } from './provider-accounts.repository.js';
export { refused } from './refused.js';
