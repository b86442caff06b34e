/**
 * Comes before `npm start`, `npm test`, the lab and the bench. Asks for a recent Node in a syntax that old ones can read
 * too (Debian 12 has 18, Ubuntu 22.04 has 12), then makes the machine ready.
 */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Tresse needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}
Promise.all([import('./make-ready.mjs'), import('./step.mjs')]).then(([{ makeReady }, { fail }]) =>
  makeReady(process.argv[2]).catch(fail),
);
