/** Bundles the agent with everything it needs into one file, dist/agent.mjs, that Node runs as it is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(here('./package.json'), 'utf8'));

/** When this bundle was built, in ms since 1970; reproducible builds say so (reproducible-builds.org/specs/source-date-epoch). */
const builtAt = process.env.SOURCE_DATE_EPOCH ? Number(process.env.SOURCE_DATE_EPOCH) * 1000 : Date.now();

/**
 * Parts of libraries that no device uses, by the importer's folder and the text of the import: MQTT over WebSockets and
 * by way of SOCKS, timers for browsers, error texts of zod in forty languages.
 */
const UNUSED = [
  { in: /[/]mqtt[/]build[/]lib[/]connect$/, import: /^[.][/](ws|wx|ali|socks)$/ },
  { in: /[/]mqtt[/]build[/]lib$/, import: /^worker-timers$/ },
  { in: /[/]zod[/]v4[/]/, import: /[/]locales[/]index[.]js$/ },
];

/** Leaves them out, and takes Node's own streams for the copy of them that MQTT brings along. */
const onlyWhatIsUsed = {
  name: 'only-what-is-used',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path, resolveDir }) => {
      if (path === 'readable-stream') return { path: 'node:stream', external: true };
      const unused = UNUSED.some((one) => one.in.test(resolveDir) && one.import.test(path));
      return unused ? { path, namespace: 'unused' } : undefined;
    });
    onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const { metafile } = await build({
  entryPoints: [here('./src/main.ts')],
  outfile: here('./dist/agent.mjs'),
  bundle: true,
  platform: 'node',
  // Debian 12 has 18.13: what a device runs on. Only the language is held to that here, not what Node offers.
  target: 'node18.13',
  format: 'esm',
  // Node holds the text of a program in memory, in two bytes a character when any of them is beyond Latin-1.
  minify: true,
  lineLimit: 200,
  legalComments: 'external',
  // CommonJS parts call require() for Node's own modules.
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  define: { TRESSE_VERSION: JSON.stringify(version), TRESSE_BUILT_AT: String(builtAt) },
  plugins: [onlyWhatIsUsed],
  logLevel: 'warning',
  metafile: true,
});

/** Folders of the npm packages that are in it, for whoever passes it on with their licences. */
const folders = Object.values(metafile.outputs).flatMap(({ inputs }) =>
  Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
    bytesInOutput > 0 ? (/^.*node_modules\/(@[^/]+\/)?[^@/]+(?=\/)/.exec(path)?.[0] ?? []) : [],
  ),
);
const parts = [...new Set(folders)].sort().map((folder) => folder.replace(/^(\.\.\/)+/, ''));
writeFileSync(here('./dist/agent.parts.json'), `${JSON.stringify(parts, null, 2)}\n`);
