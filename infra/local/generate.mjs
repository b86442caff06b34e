/**
 * Writes what is generated and committed: the types of the API client, made from the OpenAPI document.
 * Needs `packages/contracts` built. With `--check` it writes nothing and exits 1 when something would change.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}packages/api-client/src/generated`;

const { openApiDocument, routes } = await import(`${root}packages/contracts/dist/index.js`);
const { default: openapiTs, astToString } = await import('openapi-typescript');
const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));

const document = openApiDocument(routes, version);
const wanted = {
  'schema.ts': astToString(await openapiTs(document)),
};

let stale = 0;
for (const [name, text] of Object.entries(wanted)) {
  const path = `${folder}/${name}`;
  const present = await readFile(path, 'utf8').catch(() => '');
  if (present === text) continue;
  stale += 1;
  if (process.argv.includes('--check')) console.error(`${path} is stale: run npm run generate`);
  else await writeFile(path, text);
}
process.exitCode = stale > 0 && process.argv.includes('--check') ? 1 : 0;
