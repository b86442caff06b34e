import type { Instant } from '@tresse/contracts';

/** The operating systems a relay may have. */
export type Image = 'debian-12' | 'debian-13';

export interface ServerOrder {
  /** Ours, unique in the installation; a repeated order finds the server by it. */
  label: string;
  /** As {@link Region.id}. */
  region: string;
  /** As {@link Size.id}. */
  size: string;
  image: Image;
  /** What cloud-init is given; it holds a claim, so it is never logged. */
  userData: string;
}

/** Enough to name one server. */
export interface ServerRef {
  /** The provider's. */
  id: string;
  label: string;
  region: string;
}

/**
 * Where a server is in its life, read from the provider's answer alone. `stopped` is switched off or half made:
 * createServer finishes it. `failed` does not become better: destroy it and order anew. `gone` is unknown to the provider
 * or on its way out.
 */
export type ServerState = 'creating' | 'running' | 'stopped' | 'failed' | 'gone';

export interface ServerAddress {
  family: 4 | 6;
  ip: string;
  /** In bits; 32 or 128 for a single address. */
  prefixLength: number;
}

export interface Server extends ServerRef {
  state: ServerState;
  /** The provider's own word for the state. */
  status: string;
  addresses: ServerAddress[];
  /** Undefined for a server that is gone. */
  createdAt: Instant | undefined;
}

/** `going` asks for another call a little later. */
export type Progress = 'going' | 'done';

/** The server that the provider does not know. */
export function goneServer({ id, label, region }: ServerRef): Server {
  return { id, label, region, state: 'gone', status: 'not found', addresses: [], createdAt: undefined };
}

/** Each server once, although a list that grew while its pages were read names some twice; oldest first. */
export function oldestFirst<T extends { id: string; createdAt: Instant | undefined }>(
  things: readonly T[],
): T[] {
  const once = [...new Map(things.map((thing) => [thing.id, thing])).values()];
  const age = ({ createdAt }: T): number => (createdAt === undefined ? Infinity : Date.parse(createdAt));
  return once.sort((a, b) => compare(age(a), age(b)) || compare(a.id, b.id));
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
