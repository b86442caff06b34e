/** Completes `.next/standalone`, which Next leaves without its static files, so that its server.js serves everything. */
import { cpSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const portal = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(portal, '.next/standalone/apps/portal');

cpSync(join(portal, '.next/static'), join(target, '.next/static'), { recursive: true });
if (existsSync(join(portal, 'public'))) {
  cpSync(join(portal, 'public'), join(target, 'public'), { recursive: true });
}
