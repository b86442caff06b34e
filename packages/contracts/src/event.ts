import { z } from 'zod';
import { Scope } from './desired-state/document.js';
import { Id, Instant } from './id.js';
import { LineCarrier, LineCause } from './reported-state.js';
import { Allowance } from './settings/line.js';

/** What can happen on a device, told as it happens and kept in the timeline of its site or relay. */
export const DeviceEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    id: Id,
    at: Instant,
    kind: z.literal('line.down'),
    lineId: Id,
    cause: LineCause,
    /** Silence before the verdict, in ms. */
    silentMs: z.int().min(0),
  }),
  z.strictObject({ id: Id, at: Instant, kind: z.literal('line.up'), lineId: Id, downMs: z.int().min(0) }),
  /** MPTCP was found to be taken out of connections on this line, so that carrier `direct` cannot use it. */
  z.strictObject({ id: Id, at: Instant, kind: z.literal('line.mptcp-stripped'), lineId: Id }),
  /** The box was found to have the same address on another line, so that carrier `direct` cannot use both. */
  z.strictObject({ id: Id, at: Instant, kind: z.literal('line.address-shared'), lineId: Id }),
  z.strictObject({
    id: Id,
    at: Instant,
    kind: z.literal('line.carrier'),
    lineId: Id,
    /** What carries the line's tunnel from now on. */
    carrier: LineCarrier,
  }),
  z.strictObject({
    id: Id,
    at: Instant,
    kind: z.literal('line.allowance'),
    lineId: Id,
    /** How much of the month's allowance is used. */
    percent: z.literal([75, 95, 100]),
    whenSpent: Allowance.shape.whenSpent,
  }),
  z.strictObject({
    id: Id,
    at: Instant,
    kind: z.literal('drift.repaired'),
    steps: z.array(z.string().max(256)).max(20),
  }),
  z.strictObject({
    id: Id,
    at: Instant,
    kind: z.literal('generation.applied'),
    scope: Scope.optional(),
    generation: z.int(),
  }),
  z.strictObject({
    id: Id,
    at: Instant,
    kind: z.literal('generation.rolled-back'),
    scope: Scope.optional(),
    generation: z.int(),
    to: z.int().nullable(),
    reason: z.string().max(256),
  }),
  z.strictObject({ id: Id, at: Instant, kind: z.literal('agent.started'), agentVersion: z.string().max(64) }),
]);
export type DeviceEvent = z.infer<typeof DeviceEvent>;

/** Events in one message, oldest first. */
export const DeviceEventBatch = z.strictObject({ events: z.array(DeviceEvent).min(1).max(100) });
export type DeviceEventBatch = z.infer<typeof DeviceEventBatch>;

/** What the control plane itself adds to a site's timeline. */
export const ControlEventKind = z.enum([
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
  'relay.replaced',
  'relay.given-up',
  'relay.held',
  'site.stranded',
]);
export type ControlEventKind = z.infer<typeof ControlEventKind>;
