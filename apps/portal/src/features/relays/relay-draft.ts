import { type CapacityDraft, NO_CAPACITY, reviveCapacity } from '../relay-capacity/capacity-draft';

/** The ways to another relay. */
export const WAYS = ['order', 'own'] as const;
export type Way = (typeof WAYS)[number];

/** A relay as it is being typed. */
export interface RelayDraft {
  way: Way;
  name: string;
  region: string;
  publicAddress: string;
  capacity: CapacityDraft;
}

/** The draft in a stored value, by the way that was asked for since, if any; undefined when it is none. */
export function reviveRelayDraft(stored: unknown, asked: Way | undefined): RelayDraft | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { way, name, region, publicAddress } = stored as Partial<RelayDraft>;
  const known = WAYS.find((one) => one === way);
  if (!known || ![name, region, publicAddress].every((text) => typeof text === 'string')) return undefined;
  const { capacity } = stored as Partial<RelayDraft>;
  return {
    ...(stored as RelayDraft),
    way: asked ?? known,
    capacity: reviveCapacity(capacity) ?? NO_CAPACITY,
  };
}
