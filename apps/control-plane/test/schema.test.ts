import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Prisma } from '../src/generated/prisma/client.js';
import { type Booted, boot } from './boot.js';
import { Fleet } from './fleet.js';
import { type Columns, tablesOfSchema } from './schema.js';

interface ColumnRow {
  table_name: string;
  column_name: string;
  type: string;
}

describe('the schema and the migrated database', () => {
  let booted: Booted;
  let fleet: Fleet;

  beforeAll(async () => {
    booted = await boot();
    fleet = await Fleet.of(booted);
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  });

  it('agree on every table, column, type and whether it may be null', async () => {
    const rows = await fleet.rows<ColumnRow>(
      `SELECT table_name, column_name,
              udt_name || CASE WHEN udt_name LIKE 'timestamp%' THEN '(' || datetime_precision || ')' ELSE '' END
                || CASE is_nullable WHEN 'YES' THEN '?' ELSE '' END AS type
       FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
    );
    const migrated: Record<string, Columns> = {};
    for (const { table_name: table, column_name: column, type } of rows) {
      migrated[table] = { ...migrated[table], [column]: type };
    }
    const described = await tablesOfSchema();
    expect(migrated).toEqual(described);
    expect(Object.keys(described)).toHaveLength(Object.keys(Prisma.ModelName).length);
  });
});
