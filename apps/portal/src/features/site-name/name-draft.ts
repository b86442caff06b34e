/** A site's name in the DNS as it is being typed: what stands before the zone, and the zone; pure. */
import type { SiteDns } from '@tresse/contracts';

export interface NameDraft {
  label: string;
  zone: string;
}

/** The draft of the name that there is; for none, an empty one in the first zone. */
export function draftOfName({ name, zones }: SiteDns): NameDraft {
  const holding = zones.filter((zone) => name?.name.endsWith(`.${zone}`));
  const [zone] = holding.sort((a, b) => b.length - a.length);
  if (name === null || zone === undefined) return { label: '', zone: zones[0] ?? '' };
  return { label: name.name.slice(0, -zone.length - 1), zone };
}

/** The whole name; whoever types it whole, with the zone, means the same. */
export function nameOf({ label, zone }: NameDraft): string {
  const typed = label.trim().toLowerCase().replace(/\.$/, '');
  return typed.endsWith(`.${zone}`) ? typed : `${typed}.${zone}`;
}

/** The draft in a stored value, or undefined when it is none. */
export function reviveName(stored: unknown): NameDraft | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { label, zone } = stored as Partial<NameDraft>;
  return typeof label === 'string' && typeof zone === 'string' ? { label, zone } : undefined;
}

/** Whether the name leads to where it should, will soon, or cannot. */
export type NameLook = 'follows' | 'coming' | 'failing' | 'waiting';

export function nameLook(
  { address, problem }: NonNullable<SiteDns['name']>,
  publicAddress: string | null,
): NameLook {
  if (problem !== null) return 'failing';
  if (publicAddress === null) return 'waiting';
  return address === publicAddress ? 'follows' : 'coming';
}
