import type { Id } from '@tresse/contracts';
import type { Transaction } from '../../database/index.js';
import type { LineFigures } from './known-line.js';

/** What the site's lines measured in the last ten minutes, by line; those that told nothing are absent. */
export async function readLineFigures(tx: Transaction, siteId: Id): Promise<Map<Id, LineFigures>> {
  const rows = await tx.lineSample.groupBy({
    by: ['lineId'],
    where: { siteId, at: { gt: new Date(Date.now() - 600_000) } },
    _avg: { rttMs: true, jitterMs: true, lossPercent: true },
  });
  return new Map(rows.map(({ lineId, _avg }) => [lineId, _avg]));
}
