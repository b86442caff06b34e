import { z } from 'zod';

/**
 * What is wrong with the box itself. `card-small`: little room is left for its data. `data-lost`: its data could not be
 * read, and it keeps nothing. `data-narrow`: the card has room that could not be taken. `memory-small`: see `LEAST_MEMORY_MIB`. `unknown`: what a newer or older image says.
 */
const Notice = z.enum(['card-small', 'data-lost', 'data-narrow', 'memory-small', 'unknown']).catch('unknown');
export type Notice = z.infer<typeof Notice>;

/** What the image says: one code a line, each told once. */
export function parseNotices(text: string): readonly Notice[] {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== '').map((line) => Notice.parse(line)))];
}
