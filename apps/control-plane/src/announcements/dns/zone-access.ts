import type { Id, TsigAlgorithm } from '@tresse/contracts';
import type { Seal } from '../../database/index.js';
import { type DnsServer, exchangeOverTcp } from './exchange.js';
import type { ZoneAccess } from './name-update.js';

/** The way to a zone's name server, as it is kept. */
export interface ZoneDoor {
  zoneId: Id;
  zone: string;
  server: DnsServer;
  key: { name: string; algorithm: TsigAlgorithm; sealedSecret: string };
}

/** For one message, in ms. */
const TIMEOUT_MS = 5_000;

/** The door with its key opened; undefined when that cannot be. */
export function openDoor(seal: Seal, { zoneId, zone, server, key }: ZoneDoor): ZoneAccess | undefined {
  const secret = seal.tryOpen(key.sealedSecret, zoneId);
  if (secret === undefined) return undefined;
  return {
    zone,
    server,
    key: { ...key, secret: Buffer.from(secret, 'base64') },
    exchange: exchangeOverTcp,
    timeoutMs: TIMEOUT_MS,
    now: () => new Date(),
  };
}
