/** Profile `bond` on a scenario's lines, in the lab's guest: its kernel has the bonding driver on any machine, and exact rates. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../infra/local/machine.mjs';
import { Sentence } from '../../infra/local/step.mjs';
import { ceiling } from './ceilings.mjs';
import { nameOf } from './planes.mjs';
import { median } from './reading.mjs';

const TRANSFERS = ['down', 'up'].flatMap((way) =>
  [1, 8].map((flows) => ({ act: 'transfer', way, flows, seconds: 13, skipMs: 3_000 })),
);
const PINGS = 40;
/** A transfer of simulated seconds takes some times as long on a small machine. */
const DEADLINE_MS = 1_800_000;

/**
 * Rates and round trips; what a verdict does there the tests show.
 * @param {string} file the scenario's
 * @param {import('./planes.mjs').Plane} plane
 * @param {number} runs of which the median counts
 * @param {(record: object) => void} take receives each record
 */
export async function measureInGuest(file, plane, runs, take) {
  if (plane.braid.profile !== 'bond') throw new Sentence('The guest measures profile bond only.');
  const lab = await import('../../infra/lab/dist/index.js');
  const kernel = await lab.findGuestKernel();
  if (!kernel)
    throw new Sentence('Profile bond is measured in a guest: install Debian’s package user-mode-linux.');
  if (!kernel.simulatesTime) {
    console.error(
      `${kernel.path} has no simulated time: downloads are what this machine can, not the lines. infra/lab/README.md`,
    );
  }
  const { name: scenario, lines } = await lab.readScenario(resolve(file)).catch((error) => {
    throw new Sentence(error.message);
  });
  const folder = await mkdtemp(join(tmpdir(), 'tresse-bench-'));
  try {
    const { makeKeys, runBond } = await rigs();
    await makeKeys(folder);
    const acts = TRANSFERS.flatMap((transfer) => Array(runs).fill(transfer));
    const [, idle, ...sights] = await runBond({
      lines,
      acts: [{ act: 'join', braid: plane.braid }, { act: 'ping', count: PINGS, everyMs: 20 }, ...acts],
      folder,
      deadlineMs: DEADLINE_MS,
      simulatedTime: kernel.simulatesTime,
    });
    const common = { scenario, profile: plane.profile, carrier: plane.carrier };
    const roundTrip = (flows, seen) =>
      take({ ...common, measure: 'rtt-loaded', flows, rttMs: round(median(seen), 1) });
    roundTrip(0, idle.pingsMs);
    for (const [at, { way, flows }] of TRANSFERS.entries()) {
      const seen = sights.slice(at * runs, (at + 1) * runs);
      if (at === 0)
        roundTrip(
          1,
          seen.flatMap(({ pingsMs }) => pingsMs),
        );
      const goodputMbit = median(seen.map((sight) => sight.goodputMbit));
      take({ ...common, measure: `tcp-${way}`, flows, ...share(plane, lines, way, goodputMbit) });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The guest's rigs are TypeScript, beside the tests that use them. */
async function rigs() {
  const outdir = join(root, 'test/dist/bench');
  await build({
    entryPoints: ['keys', 'run-bond'].map((name) => join(root, `test/lab/guest/${name}.ts`)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const [keys, bond] = await Promise.all([
    import(join(outdir, 'keys.mjs')),
    import(join(outdir, 'run-bond.mjs')),
  ]);
  return { ...keys, ...bond };
}

function share(plane, lines, way, goodputMbit) {
  const offered = lines.map((line) => line[way].rateKbit);
  const sumMbit = offered.reduce((sum, rate) => sum + rate, 0) / 1_000;
  return {
    goodputMbit: round(goodputMbit, 3),
    sumMbit: round(sumMbit, 3),
    ratio: round(goodputMbit / sumMbit, 3),
    ceiling: round(ceiling(nameOf(plane), offered), 3),
    bestLineMbit: round(Math.max(...offered) / 1_000, 3),
  };
}

const round = (value, digits) => Number(value.toFixed(digits));
