/** A region as it is being typed; pure. */
import type { RelayImage, SuppliedRegion } from '@tresse/contracts';
import {
  type CapacityDraft,
  capacityOf,
  draftOfCapacity,
  NO_CAPACITY,
  reviveCapacity,
} from '../relay-capacity/capacity-draft';
import { whole } from '../site-form/typed';

export const IMAGES = ['debian-12', 'debian-13'] as const satisfies readonly RelayImage[];

export interface RegionDraft {
  code: string;
  en: string;
  fr: string;
  /** Where its relays come from: ordered at a cloud, or servers of one's own alone. */
  source: 'cloud' | 'own';
  accountId: string;
  place: string;
  size: string;
  image: RelayImage;
  mostRelays: string;
  /** Of each relay. */
  capacity: CapacityDraft;
}

export function emptyRegion(accountId: string): RegionDraft {
  return {
    ...{ code: '', en: '', fr: '', accountId, place: '', size: '' },
    ...{ source: accountId === '' ? 'own' : 'cloud', image: 'debian-12', mostRelays: '4' },
    capacity: NO_CAPACITY,
  };
}

/** The draft of a region that exists, as people of `locale` type it; without supply it begins with the account given. */
export function draftOfRegion(
  { code, name, supply }: SuppliedRegion,
  accountId: string,
  locale: string,
): RegionDraft {
  const empty = emptyRegion(accountId);
  if (supply === null) return { ...empty, code, ...name, source: 'own' };
  return {
    ...{ code, ...name, source: 'cloud', accountId: supply.accountId, place: supply.providerRegion },
    ...{ size: supply.size, image: supply.image, mostRelays: String(supply.mostRelays) },
    capacity: draftOfCapacity(supply, locale),
  };
}

/** What the draft asks of the API. */
export function regionInput(draft: RegionDraft) {
  const { en, fr, source, accountId, place, size, image, mostRelays, capacity } = draft;
  return {
    name: { en: en.trim(), fr: fr.trim() },
    supply:
      source === 'own'
        ? null
        : // What is no number goes as it is: the server has a sentence for it.
          {
            ...{ accountId, providerRegion: place, size, image, mostRelays: whole(mostRelays) as number },
            ...capacityOf(capacity),
          },
  };
}

/** The draft in a stored value, or undefined when it is none. */
export function reviveRegion(stored: unknown): RegionDraft | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { source, image, ...texts } = stored as Partial<RegionDraft>;
  const keys = ['code', 'en', 'fr', 'accountId', 'place', 'size', 'mostRelays'] as const;
  const known = (source === 'cloud' || source === 'own') && IMAGES.some((one) => one === image);
  if (!known || !keys.every((key) => typeof texts[key] === 'string')) return undefined;
  // Stored by an older page perhaps, which did not ask for it.
  return { ...(stored as RegionDraft), capacity: reviveCapacity(texts.capacity) ?? NO_CAPACITY };
}

/** The image of this name; the first for another text. */
export function asImage(text: string): RelayImage {
  return IMAGES.find((image) => image === text) ?? IMAGES[0];
}
