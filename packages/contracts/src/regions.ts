import { z } from 'zod';
import { Ipv4, Port } from './address.js';
import { RegionCode } from './http/providers.js';

/** Most regions whose round trips a site measures. */
export const MAX_PROBED_REGIONS = 32;

/** «Measure the round trip to these regions»: replaces what was asked before, and is repeated on each connection. */
export const RegionProbes = z.strictObject({
  regions: z
    .array(
      z.strictObject({
        region: RegionCode,
        /** Public addresses of relays there; the second is asked where the first does not answer. */
        addresses: z.array(Ipv4).min(1).max(2),
      }),
    )
    .max(MAX_PROBED_REGIONS),
  /** Where each relay takes or refuses a TCP connection; either way it answers. */
  port: Port,
  /** What was measured before counts if it is no older, in ms. */
  maxAgeMs: z.int().min(0),
});
export type RegionProbes = z.infer<typeof RegionProbes>;

/** The round trip between a site and a region, by the best of the site's lines. */
export const RoundTrip = z.strictObject({
  region: RegionCode,
  /** Smallest of several, in ms. */
  rttMs: z.number().min(0).max(30_000),
  /** A line carried traffic meanwhile: with the lines at rest the round trip may be shorter. */
  busy: z.boolean(),
  /** Since it was measured, in ms: a box may have no time of day. */
  ageMs: z.int().min(0),
});
export type RoundTrip = z.infer<typeof RoundTrip>;

/** What a site has measured, each region once; those that did not answer are left out. */
export const RoundTrips = z.strictObject({
  regions: z
    .array(RoundTrip)
    .max(MAX_PROBED_REGIONS)
    .refine((all) => new Set(all.map(({ region }) => region)).size === all.length),
});
export type RoundTrips = z.infer<typeof RoundTrips>;

/**
 * Why a region takes no site now: no relay is at work there; one is on its way; its operator has yet to install the agent on
 * a server of its own; or each has as many sites as it takes.
 */
export const RegionObstacle = z.enum(['no-relay', 'coming', 'to-install', 'full']);
export type RegionObstacle = z.infer<typeof RegionObstacle>;
