import pg from 'pg';
import { ROLES } from '../src/database/roles.js';

/** Counts what the control plane says to Postgres from here on, BEGIN and COMMIT included; ends with the counts. */
export function countStatements(): () => { all: number; inserts: number } {
  const query = pg.Client.prototype.query as (this: pg.Client, ...words: unknown[]) => unknown;
  const counts = { all: 0, inserts: 0 };
  const counting = function (this: pg.Client, ...words: unknown[]): unknown {
    if (this.user === ROLES[0]) {
      const [first] = words as [string | { text: string }];
      counts.all += 1;
      if (/^\s*INSERT/.test(typeof first === 'string' ? first : first.text)) counts.inserts += 1;
    }
    return query.apply(this, words);
  };
  pg.Client.prototype.query = counting as typeof pg.Client.prototype.query;
  return () => {
    pg.Client.prototype.query = query as typeof pg.Client.prototype.query;
    return counts;
  };
}
