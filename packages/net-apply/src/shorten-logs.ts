import type { Paths } from '@tresse/net-plan';
import type { Host } from './host.js';
import { stateFiles } from './state-files.js';

/** Longest log of one program, in bytes; the one before it is kept as well. */
const MOST_BYTES = 1_000_000;

/**
 * Keeps the logs of the programs that run for us from filling the disk: whoever knocks at a relay's OpenVPN leaves lines
 * in one.
 */
export async function shortenLogs(host: Host, paths: Paths): Promise<void> {
  const { logs } = stateFiles(paths);
  for (const name of await host.listDirectory(logs)) {
    if (name.endsWith('.log')) await host.shorten(`${logs}/${name}`, MOST_BYTES);
  }
}
