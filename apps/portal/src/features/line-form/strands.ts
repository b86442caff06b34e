import type { LineDraft } from './line-draft';

/**
 * The strand of each line, from 1: its own where the site has the line already, else the smallest that is free, as the
 * control plane will give it.
 * @param own strands of the site's lines, by id
 */
export function strandsOf(
  lines: readonly Pick<LineDraft, 'key'>[],
  own: ReadonlyMap<string, number>,
): number[] {
  const taken = new Set(lines.flatMap(({ key }) => own.get(key) ?? []));
  const free = lines.map((_, place) => place + 1).filter((strand) => !taken.has(strand));
  return lines.map(({ key }) => own.get(key) ?? free.shift() ?? 0);
}
