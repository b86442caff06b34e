import { z } from 'zod';
import { Id, Instant } from '../id.js';
import { LineSample } from '../telemetry.js';

/** Telemetry of a range, thinned to steps of `stepMs`; each sample is the mean of its step. */
export const TelemetryView = z.object({
  stepMs: z.int(),
  samples: z.array(z.object({ at: Instant, lines: z.array(LineSample) })),
});
export type TelemetryView = z.infer<typeof TelemetryView>;

/** Which range of telemetry, and how finely. */
export const TelemetryQuery = z.strictObject({
  from: Instant,
  to: Instant.optional(),
  /** Wanted number of samples at most. */
  points: z.coerce.number().int().min(10).max(2_000).default(300),
});
export type TelemetryQuery = z.infer<typeof TelemetryQuery>;

/** What can stand in a timeline. */
export const SiteEventKind = z.enum([
  'line.down',
  'line.up',
  'line.allowance',
  'line.mptcp-stripped',
  'line.address-shared',
  'line.carrier',
  'drift.repaired',
  'generation.applied',
  'generation.rolled-back',
  'agent.started',
  'site.created',
  'site.changed',
  'site.address-changed',
  'device.enrolled',
  'device.online',
  'device.offline',
  'device.flagged',
  'claim.reused',
  'site.moved',
  'relay.lost',
  'relay.recovered',
  'job.finished',
  'relay.install',
  'relay.state',
  'relay.goal',
  'relay.replaced',
  'relay.given-up',
  'relay.held',
  'site.stranded',
]);
export type SiteEventKind = z.infer<typeof SiteEventKind>;

/** One entry of a site's or a relay's timeline, from its devices or from the control plane. */
export const SiteEvent = z.object({
  id: Id,
  at: Instant,
  kind: SiteEventKind,
  lineId: Id.nullable(),
  /** Who did it, when a person did. */
  actor: z.string().nullable(),
  /** What belongs to the kind: `cause`, `silentMs`, `downMs`, `scope`, `generation`, `reason`, `steps`, `agentVersion`, `from`, `to`… */
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
});
export type SiteEvent = z.infer<typeof SiteEvent>;

/** Which page of a list: the one after the cursor, the first without. */
export const PageQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** A page of items; `next` is the cursor of the page after, null on the last. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
