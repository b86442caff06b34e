import pg from 'pg';
import { ROLES } from '../src/database/roles.js';

/** Counts what the control plane says to Postgres from here on, BEGIN and COMMIT included; ends with the count. */
export function countStatements(): () => number {
  const query = pg.Client.prototype.query as (this: pg.Client, ...words: unknown[]) => unknown;
  let count = 0;
  const counting = function (this: pg.Client, ...words: unknown[]): unknown {
    if (this.user === ROLES[0]) count += 1;
    return query.apply(this, words);
  };
  pg.Client.prototype.query = counting as typeof pg.Client.prototype.query;
  return () => {
    pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
    return count;
  };
}
