import { z } from 'zod';
import { takes } from '../field-issues.js';
import { Id, Instant } from '../id.js';
import { RelayProblem } from '../relay-life.js';
import { SiteEvent } from './site-history.js';

/** The events of a site's timeline that webhooks can be told of. */
export const AnnouncedKind = z.enum([
  'site.address-changed',
  'device.offline',
  'device.online',
  'line.down',
  'line.up',
]);
export type AnnouncedKind = z.infer<typeof AnnouncedKind>;

/** The body of a POST to a webhook; its id is the event's, the same at each attempt. */
export const Announcement = z.object({
  id: Id,
  kind: z.enum([...AnnouncedKind.options, 'webhook.test']),
  at: Instant,
  /** Null for a test. */
  site: z.object({ id: Id, name: z.string() }).nullable(),
  /** What belongs to the kind, as in the timeline. */
  data: SiteEvent.shape.data,
});
export type Announcement = z.infer<typeof Announcement>;

/** Everything about a webhook that a person chooses. */
export const WebhookInput = z.strictObject({
  /** https; http on loopback in a demo. */
  url: z
    .string()
    .trim()
    .max(2_000)
    .refine((text) => isPostable(text), takes('webhook.url')),
  kinds: z.array(AnnouncedKind).min(1, takes('webhook.kinds')).max(AnnouncedKind.options.length),
  /** Off: nothing is posted, and nothing kept for later. */
  enabled: z.boolean().default(true),
});
export type WebhookInput = z.infer<typeof WebhookInput>;

export const Webhook = z.object({
  id: Id,
  url: z.string(),
  kinds: z.array(AnnouncedKind),
  enabled: z.boolean(),
  /** Since when nothing arrives; null while it does. */
  failingSince: Instant.nullable(),
  /** Why it was switched off without anybody having done so. */
  problem: RelayProblem.nullable(),
  createdAt: Instant,
});
export type Webhook = z.infer<typeof Webhook>;

/** A fresh webhook: the only time its secret is shown. */
export const NewWebhook = Webhook.extend({ secret: z.string() });
export type NewWebhook = z.infer<typeof NewWebhook>;

/** What became of one announcement to one webhook. */
export const WebhookDelivery = z.object({
  id: Id,
  announcementId: Id,
  kind: Announcement.shape.kind,
  at: Instant,
  state: z.enum(['pending', 'delivered', 'failed']),
  attempts: z.int(),
  lastAttemptAt: Instant.nullable(),
  /** Null once it is delivered or given up. */
  nextAttemptAt: Instant.nullable(),
  /** HTTP status of the last answer; null without one. */
  status: z.int().nullable(),
  /** Why the last attempt failed; null before the first, and once it is delivered. */
  problem: RelayProblem.omit({ at: true }).nullable(),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

/** An address that a POST can go to: http or https, without credentials, which would be kept readable. */
function isPostable(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hostname !== '';
}
