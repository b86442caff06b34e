import type { Host } from './host.js';
import { HostError } from './host-error.js';

/**
 * Runs a command and gives its standard output. A failure whose complaint matches `tolerate` is none.
 * Throws `host.command-failed` with what it complained of.
 */
export async function command(
  host: Host,
  argv: readonly string[],
  { tolerate, ...options }: { stdin?: string; tolerate?: RegExp | undefined } = {},
): Promise<string> {
  const { code, stdout, stderr } = await host.run(argv, options);
  if (code !== 0 && !tolerate?.test(stderr)) {
    throw new HostError(
      'host.command-failed',
      `${argv.join(' ')}: ${stderr.trim().slice(0, 500) || `exit ${code}`}`,
    );
  }
  return stdout;
}
