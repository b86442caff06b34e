import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationsDirectory } from '../src/database/migrations-directory.js';

/** Columns of a table by name, each as its Postgres type, followed by `?` when it may be null. */
export type Columns = Record<string, string>;

const TYPES: Record<string, string> = {
  String: 'text',
  'String[]': '_text',
  Int: 'int4',
  BigInt: 'int8',
  Float: 'float8',
  Boolean: 'bool',
  DateTime: 'timestamp(3)',
  Json: 'jsonb',
};

/** Prisma's native types in use here; others fail the test that asks for them. */
const NATIVE: Record<string, string> = { Uuid: 'uuid', 'Timestamptz(3)': 'timestamptz(3)' };

/** The tables that `prisma/schema` describes (Prisma schema reference: models, scalar and native types). */
export async function tablesOfSchema(): Promise<Record<string, Columns>> {
  const directory = join(migrationsDirectory(), '..', 'schema');
  const files = (await readdir(directory)).filter((name) => name.endsWith('.prisma'));
  const text = (await Promise.all(files.map((name) => readFile(join(directory, name), 'utf8')))).join('\n');
  const models = [...text.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)];
  return Object.fromEntries(
    models.map(([, name = '', body = '']) => [/@@map\("(\w+)"\)/.exec(body)?.[1] ?? name, columnsOf(body)]),
  );
}

function columnsOf(body: string): Columns {
  const columns: Columns = {};
  for (const line of body.split('\n')) {
    const [, field, type, optional, attributes = ''] =
      /^ {2}(\w+) +(\w+(?:\[\])?)(\??)(?: (.*))?$/.exec(line) ?? [];
    const scalar = TYPES[type ?? ''];
    if (!field || !scalar) continue;
    const native = /@db\.(\w+(?:\(\d+\))?)/.exec(attributes)?.[1];
    const column = /@map\("(\w+)"\)/.exec(attributes)?.[1] ?? field;
    columns[column] = `${native ? (NATIVE[native] ?? `unknown ${native}`) : scalar}${optional}`;
  }
  return columns;
}
