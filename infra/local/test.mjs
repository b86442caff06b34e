/**
 * `npm test`: every suite in order, then one closing line. `npm test -- unit lab` runs only those.
 * Suites that need root on Linux are skipped elsewhere and named; with CI=true a skip is a failure.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canRunLab, root } from './machine.mjs';
import { fail, Sentence } from './step.mjs';
import { differences, traces } from './traces.mjs';

const node = process.execPath;
const bin = (name) => join(root, 'node_modules/.bin', name);

/** Checks are one command each; suites are jest projects. `onlyByName`: takes half an hour, and a built image. */
const SUITES = [
  { name: 'types', command: [bin('tsc'), '-b'] },
  { name: 'portal-types', command: [bin('tsc'), '--noEmit', '-p', 'apps/portal'] },
  { name: 'lint', command: [bin('biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'generated', command: [node, 'infra/local/generate.mjs', '--check'] },
  { name: 'unit', jest: 'unit', workers: '100%' },
  { name: 'architecture', jest: 'architecture', workers: 1 },
  { name: 'integration', jest: 'integration', workers: 2 },
  { name: 'package', jest: 'package', workers: 1, needsLab: true },
  { name: 'relay', jest: 'relay', workers: 1, needsLab: true },
  { name: 'image', jest: 'image', workers: 1, needsLab: true },
  { name: 'lab', jest: 'lab', workers: 1, needsLab: true },
  { name: 'e2e', jest: 'e2e', workers: 1, needsLab: true },
  { name: 'image-boot', jest: 'image-boot', workers: 1, needsLab: true, onlyByName: true },
];

const counts = { passed: 0, failed: 0, skipped: 0 };
const skippedSuites = [];

async function main() {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    throw new Sentence(`No suite ${unknown.join(', ')}; there are ${SUITES.map((s) => s.name).join(', ')}.`);
  }
  const before = traces();
  for (const suite of SUITES) {
    if (wanted.length > 0 ? !wanted.includes(suite.name) : suite.onlyByName) continue;
    if (suite.needsLab && !canRunLab) {
      counts.skipped += 1;
      skippedSuites.push(suite.name);
    } else {
      await runSuite(suite);
    }
  }
  reportTraces(differences(before, traces()));
  if (skippedSuites.length > 0) {
    console.log(`Skipped, because they need root on Linux: ${skippedSuites.join(', ')}`);
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  const skipFails = process.env.CI === 'true' && counts.skipped > 0;
  process.exit(counts.failed > 0 || skipFails || counts.passed === 0 ? 1 : 0);
}

async function runSuite(suite) {
  const started = Date.now();
  console.log(`\n── ${suite.name}`);
  if (suite.jest) await runJest(suite);
  else counts[(await run(suite.command)) === 0 ? 'passed' : 'failed'] += 1;
  console.log(`── ${suite.name}: ${((Date.now() - started) / 1_000).toFixed(1)} s`);
}

async function runJest({ jest, workers }) {
  const folder = mkdtempSync(join(tmpdir(), 'tresse-test-'));
  const outputFile = join(folder, 'result.json');
  const args = ['--selectProjects', jest, '--json', `--outputFile=${outputFile}`];
  const command = [node, join(root, 'node_modules/jest/bin/jest.js'), ...args, `--maxWorkers=${workers}`];
  const code = await run(command, { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' });
  try {
    const result = JSON.parse(readFileSync(outputFile, 'utf8'));
    counts.passed += result.numPassedTests;
    counts.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    counts.skipped += result.numPendingTests + result.numTodoTests;
    if (code !== 0 && result.success) counts.failed += 1;
  } catch {
    counts.failed += 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Resolves with the exit code; jest's JSON on stdout is dropped, its report comes on stderr. */
function run([program, ...args], env = {}) {
  return new Promise((resolve) => {
    const quiet = args.includes('--json');
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'],
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function reportTraces(left) {
  if (left.length === 0) {
    counts.passed += 1;
    return;
  }
  counts.failed += 1;
  console.log(`\nThe tests left something behind:\n  ${left.join('\n  ')}`);
}

await main().catch(fail);
