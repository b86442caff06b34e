/** The agent: one program, two roles. Reads the command line, runs the command, ends with its exit code. */
import { readCommand, UsageError } from './config.js';
import { down } from './down.js';
import { EXIT, type ExitCode } from './exit-code.js';
import { IdentityError } from './identity/index.js';
import { keepHeapSmall } from './keep-heap-small.js';
import { prepareKernel } from './kernel-programs/index.js';
import { createLog } from './log.js';
import { run } from './run.js';
import { lockState, StateLockedError } from './state-lock.js';
import { AGENT_VERSION } from './version.js';

async function main(): Promise<ExitCode> {
  const command = readCommand(process.argv.slice(2), process.env);
  if (command.name === 'version') {
    process.stdout.write(`${AGENT_VERSION}\n`);
    return EXIT.done;
  }
  keepHeapSmall();
  // The service spares the agent 3 MB by it (mallopt(3)); its programs, of which some have many threads, do better without.
  delete process.env.MALLOC_ARENA_MAX;
  const log = createLog(command.logLevel);
  if (command.name === 'prepare-kernel') return prepareKernel(command, log);
  await lockState(command.stateDir);
  if (command.name === 'down') return down(command.stateDir, log);
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  return run(command, log, stop.signal);
}

/** Errors that are a sentence for people. */
const FORESEEN = [UsageError, StateLockedError, IdentityError];

try {
  process.exit(await main());
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  const foreseen = FORESEEN.some((kind) => error instanceof kind);
  process.stderr.write(foreseen ? `${reason}\n` : `The agent has failed: ${reason}\n`);
  process.exit(exitCodeOf(error));
}

function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UsageError) return EXIT.usage;
  return error instanceof StateLockedError ? EXIT.locked : EXIT.failed;
}
