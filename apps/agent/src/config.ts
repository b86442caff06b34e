import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DeviceRole } from '@tresse/contracts';
import { z } from 'zod';

/** What a person has asked this program to do. */
export type Command =
  | { name: 'run'; role: DeviceRole; stateDir: string; claimFile: string | null; logLevel: LogLevel }
  | { name: 'down'; stateDir: string; logLevel: LogLevel }
  | { name: 'version' };

/** One sentence that says what is wrong with the command line. */
export class UsageError extends Error {
  readonly code = 'usage';
}

const LogLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']);
export type LogLevel = z.infer<typeof LogLevel>;

const USAGE =
  'agent run --role site|relay --state-dir DIR [--claim-file FILE], agent down --state-dir DIR, or agent version';

/**
 * The command in `argv` (without node and script), with TRESSE_LOG_LEVEL from `env`. The only place where either is
 * read. Throws UsageError.
 */
export function readCommand(argv: readonly string[], env: NodeJS.ProcessEnv): Command {
  const { positionals, values } = parsed(argv);
  const [name, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`“${rest[0]}” is not understood. Usage: ${USAGE}.`);
  if (name === 'version') return { name };
  if (name !== 'run' && name !== 'down') {
    throw new UsageError(name ? `“${name}” is no command. Usage: ${USAGE}.` : `Usage: ${USAGE}.`);
  }
  const level = LogLevel.safeParse(env.TRESSE_LOG_LEVEL ?? 'info');
  if (!level.success) throw new UsageError(`TRESSE_LOG_LEVEL must be one of ${LogLevel.options.join(', ')}.`);
  if (!values['state-dir']) throw new UsageError(`--state-dir is needed. Usage: ${USAGE}.`);
  const stateDir = resolve(values['state-dir']);
  if (name === 'down') return { name, stateDir, logLevel: level.data };
  const role = DeviceRole.safeParse(values.role);
  if (!role.success) throw new UsageError(`--role must be site or relay. Usage: ${USAGE}.`);
  const claimFile = values['claim-file'] ? resolve(values['claim-file']) : null;
  return { name, role: role.data, stateDir, claimFile, logLevel: level.data };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        role: { type: 'string' },
        'state-dir': { type: 'string' },
        'claim-file': { type: 'string' },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new UsageError(`${reason} Usage: ${USAGE}.`);
  }
}
