/**
 * A Postgres server of the control plane's own, for who has none: binaries from npm, data in the data directory,
 * listening on loopback only, stopped with the control plane.
 */
export { EmbeddedPostgres } from './embedded-postgres.js';
