import type { Host } from '@tresse/net-apply';
import { littleMemory } from './memory.js';
import { type Notice, parseNotices } from './notice.js';

/** Where the image says what is wrong with its card (`infra/image/root/usr/lib/tresse/grow-data`). */
const FILE = '/run/tresse/notice';

/**
 * All that is wrong with the box now, to be asked anew: the image looks at its card while the agent runs already. A file
 * that cannot be read says something unknown.
 */
export async function readNotices(host: Pick<Host, 'readFile'>, file = FILE): Promise<readonly Notice[]> {
  const told: readonly Notice[] = await host.readFile(file).then(
    (text) => parseNotices(text ?? ''),
    () => ['unknown'],
  );
  const own: readonly Notice[] = (await littleMemory(host)) === null ? [] : ['memory-small'];
  return [...new Set([...told, ...own])];
}
