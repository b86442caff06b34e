/**
 * `npm test`: every suite in order, then one closing line. `npm test -- unit lab` runs only those, and with
 * `--only TEXT` of their tests those alone whose names have it.
 * Suites that need root on Linux are skipped elsewhere and named; with CI=true a skip is a failure.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { canRunLab, root } from './machine.mjs';
import { fail, Sentence } from './step.mjs';
import { differences, traces } from './traces.mjs';

const node = process.execPath;
const bin = (name) => join(root, 'node_modules/.bin', name);

/**
 * Checks are one command each; suites are jest projects. `beside`: mostly waits, or keeps but one processor busy, so such
 * suites run one after another while the others go on, and what each says comes when it has ended. `quiet`: measures time,
 * so nothing runs beside it. `paired`: those of its files that say so ({@link PAIRED}) come first, two at a time.
 * `onlyByName`: boots emulated machines, which takes from ten minutes to half an hour.
 */
const SUITES = [
  { name: 'types', command: [bin('tsc'), '-b'] },
  { name: 'portal-types', command: [bin('tsc'), '--noEmit', '-p', 'apps/portal'], beside: true },
  { name: 'lint', command: [bin('biome'), 'check', '--error-on-warnings', '.'], beside: true },
  { name: 'generated', command: [node, 'infra/local/generate.mjs', '--check'], beside: true },
  { name: 'unit', jest: 'unit', workers: '100%' },
  { name: 'architecture', jest: 'architecture', workers: 1 },
  { name: 'integration', jest: 'integration', workers: 2 },
  { name: 'package', jest: 'package', workers: 1, needsLab: true, beside: true },
  { name: 'relay', jest: 'relay', workers: 1, needsLab: true, beside: true },
  { name: 'image', jest: 'image', workers: 1, needsLab: true, beside: true },
  { name: 'lab', jest: 'lab', workers: 1, needsLab: true, quiet: true, paired: true },
  { name: 'e2e', jest: 'e2e', workers: 1, needsLab: true, quiet: true, paired: true },
  { name: 'relay-boot', jest: 'relay-boot', workers: 1, needsLab: true, onlyByName: true },
  { name: 'image-boot', jest: 'image-boot', workers: 1, needsLab: true, onlyByName: true },
];

/** What a test file begins to say, and then why: it measures neither time nor rates, or by seconds where they are tenths. */
const PAIRED = '// Runs beside another: ';

const counts = { passed: 0, failed: 0, skipped: 0 };
const skippedSuites = [];
let only = [];

async function main() {
  const { positionals: wanted, values } = parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string' } },
  });
  only = values.only ? ['--testNamePattern', values.only] : [];
  const unknown = wanted.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    throw new Sentence(`No suite ${unknown.join(', ')}; there are ${SUITES.map((s) => s.name).join(', ')}.`);
  }
  const before = traces();
  const asked = SUITES.filter(({ name, onlyByName }) =>
    wanted.length > 0 ? wanted.includes(name) : !onlyByName,
  );
  const able = asked.filter(({ needsLab }) => canRunLab || !needsLab);
  skippedSuites.push(...asked.filter((suite) => !able.includes(suite)).map(({ name }) => name));
  counts.skipped += skippedSuites.length;
  const inFront = able.filter(({ beside }) => !beside);
  const beside = able.filter((suite) => suite.beside);
  const aside = inTurn(beside, { held: inFront.length > 0 });
  for (const suite of inFront) {
    if (suite.quiet) await aside;
    await runSuite(suite);
  }
  await aside;
  reportTraces(differences(before, traces()));
  if (skippedSuites.length > 0) {
    console.log(`Skipped, because they need root on Linux: ${skippedSuites.join(', ')}`);
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  const skipFails = process.env.CI === 'true' && counts.skipped > 0;
  process.exit(counts.failed > 0 || skipFails || counts.passed === 0 ? 1 : 0);
}

async function inTurn(suites, how) {
  for (const suite of suites) await runSuite(suite, how);
}

async function runSuite(suite, { held = false } = {}) {
  const started = Date.now();
  const head = `\n── ${suite.name}`;
  if (!held) console.log(head);
  let said = '';
  if (suite.jest) for (const part of partsOf(suite)) said += await runJest(part, held);
  else {
    const ended = await run(suite.command, {}, held);
    said = ended.said;
    counts[ended.code === 0 ? 'passed' : 'failed'] += 1;
  }
  const took = `── ${suite.name}: ${((Date.now() - started) / 1_000).toFixed(1)} s`;
  console.log(held ? `${head}\n${said}${took}` : took);
}

/** The runs of jest that make up a suite. */
function partsOf({ jest, workers, paired }) {
  if (!paired) return [{ jest, workers, paths: [] }];
  const folder = join(root, 'test', jest);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
  const isPaired = (file) => readFileSync(file, 'utf8').includes(PAIRED);
  return [
    { jest, workers: 2, paths: files.filter(isPaired) },
    { jest, workers, paths: files.filter((file) => !isPaired(file)) },
  ];
}

/** Returns what it has said, where that was held back. */
async function runJest({ jest, workers, paths }, held) {
  const folder = mkdtempSync(join(tmpdir(), 'tresse-test-'));
  const outputFile = join(folder, 'result.json');
  const args = ['--selectProjects', jest, '--json', `--outputFile=${outputFile}`, `--maxWorkers=${workers}`];
  const chosen = paths.length > 0 ? ['--runTestsByPath', ...paths] : [];
  const command = [node, join(root, 'node_modules/jest/bin/jest.js'), ...args, ...only, ...chosen];
  const env = { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' };
  const { code, said } = await run(command, env, held);
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
  return said;
}

/** Resolves with the exit code and what was held back; jest's JSON on stdout is dropped, its report comes on stderr. */
function run([program, ...args], env = {}, held = false) {
  return new Promise((resolve) => {
    const quiet = args.includes('--json');
    const output = held ? 'pipe' : 'inherit';
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'ignore' : output, output],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    }
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
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
