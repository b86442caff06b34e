/** Bundles the agent with everything it needs into one file, dist/agent.mjs, that Node runs as it is. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(here('./package.json'), 'utf8'));

await build({
  entryPoints: [here('./src/main.ts')],
  outfile: here('./dist/agent.mjs'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Node holds the text of a program in memory, in two bytes a character when any of them is beyond Latin-1.
  minify: true,
  lineLimit: 200,
  legalComments: 'external',
  // CommonJS parts call require() for Node's own modules.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  define: { TRESSE_VERSION: JSON.stringify(version) },
  logLevel: 'warning',
});
