import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DeviceRole, Port } from '@tresse/contracts';
import { z } from 'zod';

/** What a person has asked this program to do. */
export type Command =
  | {
      name: 'run';
      role: DeviceRole;
      stateDir: string;
      /** Where a claim may lie, first to last. */
      claimFiles: string[];
      /** Look for lines while there are no settings. */
      findLines: boolean;
      /** Port of the box's own page; null for none. */
      localPage: number | null;
      logLevel: LogLevel;
    }
  | { name: 'down'; stateDir: string; logLevel: LogLevel }
  | {
      name: 'prepare-kernel';
      role: DeviceRole;
      /** The folder of a control group; null for that of this process. */
      group: string | null;
      logLevel: LogLevel;
    }
  | { name: 'version' };

/** One sentence that says what is wrong with the command line. */
export class UsageError extends Error {
  readonly code = 'usage';
}

const LogLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']);
export type LogLevel = z.infer<typeof LogLevel>;

/** A port as it is written. */
const PageNumber = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(Port);

const USAGE =
  'agent run --role site|relay --state-dir DIR [--claim-file FILE]… [--find-lines] [--local-page PORT], agent down --state-dir DIR, agent prepare-kernel --role site|relay [--control-group DIR], or agent version';

/**
 * The command in `argv` (without node and script), with TRESSE_LOG_LEVEL from `env`. The only place where either is
 * read. Throws UsageError.
 */
export function readCommand(argv: readonly string[], env: NodeJS.ProcessEnv): Command {
  const { positionals, values } = parsed(argv);
  const [name, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(`“${rest[0]}” is not understood. Usage: ${USAGE}.`);
  if (name === 'version') return { name };
  if (name !== 'run' && name !== 'down' && name !== 'prepare-kernel') {
    throw new UsageError(name ? `“${name}” is no command. Usage: ${USAGE}.` : `Usage: ${USAGE}.`);
  }
  const level = LogLevel.safeParse(env.TRESSE_LOG_LEVEL ?? 'info');
  if (!level.success) throw new UsageError(`TRESSE_LOG_LEVEL must be one of ${LogLevel.options.join(', ')}.`);
  if (name === 'prepare-kernel') {
    return { name, role: roleIn(values), group: values['control-group'] ?? null, logLevel: level.data };
  }
  if (!values['state-dir']) throw new UsageError(`--state-dir is needed. Usage: ${USAGE}.`);
  const stateDir = resolve(values['state-dir']);
  if (name === 'down') return { name, stateDir, logLevel: level.data };
  const role = roleIn(values);
  const findLines = values['find-lines'] ?? false;
  const page = values['local-page'];
  const localPage = page === undefined ? null : PageNumber.safeParse(page).data;
  if (localPage === undefined) throw new UsageError(`--local-page must be a port. Usage: ${USAGE}.`);
  if (role === 'relay' && (findLines || localPage !== null)) {
    throw new UsageError(`--find-lines and --local-page are for a site’s box. Usage: ${USAGE}.`);
  }
  const claimFiles = (values['claim-file'] ?? []).map((path) => resolve(path));
  return { name, role, stateDir, claimFiles, findLines, localPage, logLevel: level.data };
}

function roleIn(values: { role?: string | undefined }): DeviceRole {
  const role = DeviceRole.safeParse(values.role);
  if (!role.success) throw new UsageError(`--role must be site or relay. Usage: ${USAGE}.`);
  return role.data;
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        role: { type: 'string' },
        'state-dir': { type: 'string' },
        'control-group': { type: 'string' },
        'claim-file': { type: 'string', multiple: true },
        'find-lines': { type: 'boolean' },
        'local-page': { type: 'string' },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new UsageError(`${reason} Usage: ${USAGE}.`);
  }
}
