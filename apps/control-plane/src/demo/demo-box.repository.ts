import type { Id, Site } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

/** Where the demo box is, seen from a site. */
export async function demoPlace(
  tx: Transaction,
  site: { demoBox: boolean },
): Promise<NonNullable<Site['demo']>> {
  if (site.demoBox) return 'here';
  return (await isDemoBoxTaken(tx)) ? 'elsewhere' : 'free';
}

/** Whether the box is plugged in at some present site. */
export async function isDemoBoxTaken(tx: Transaction): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ taken: boolean }[]>`SELECT demo_box_taken() AS taken`;
  return row?.taken === true;
}

/** Plugs the box in at the site; a unique index refuses a second site. */
export async function takeDemoBox(tx: Transaction, siteId: Id): Promise<void> {
  await tx.site.update({ where: { id: siteId }, data: { demoBox: true } });
}

/** Name of the site, and whether the box is there; null when there is no such site. */
export async function readDemoSite(
  tx: Transaction,
  siteId: Id,
): Promise<{ name: string; demoBox: boolean } | null> {
  return tx.site.findFirst({ where: { id: siteId, removedAt: null }, select: { name: true, demoBox: true } });
}

/** Interface of one of the site's lines; null when the site has no such line. */
export async function readLineInterface(tx: Transaction, siteId: Id, lineId: Id): Promise<string | null> {
  const line = await tx.line.findFirst({
    where: { id: lineId, siteId, site: { removedAt: null } },
    select: { interface: true },
  });
  return line?.interface ?? null;
}
