import { defineConfig } from 'prisma/config';

/** Where the stock Prisma CLI finds the schema and the migrations; the control plane itself needs no CLI. */
export default defineConfig({
  schema: '../../prisma/schema',
  migrations: { path: '../../prisma/migrations' },
});
