import { z } from 'zod';
import { Generation, Id, Instant, Sha256 } from '../id.js';
import { RelayDesired, RelaySiteDesired } from './relay-desired.js';
import { SiteDesired } from './site-desired.js';

/**
 * What a generation counts: the site itself (`site:<id>`, on the box and on its relay alike) or the relay's own
 * part (`relay:<id>`). A relay holds one document of its own and one for each site it serves.
 */
export const Scope = z.string().regex(/^(site|relay):[0-9a-f-]{36}$/);
export type Scope = z.infer<typeof Scope>;

/** What a device should be, by its part in the scope. */
export const DesiredBody = z.discriminatedUnion('role', [SiteDesired, RelayDesired, RelaySiteDesired]);
export type DesiredBody = z.infer<typeof DesiredBody>;

/** True for what tells a relay that a site has gone. Its scope is forgotten at both ends once that is confirmed. */
export function isRemoval(body: DesiredBody): boolean {
  return body.role === 'relay-site' && body.lines.length === 0;
}

/** One end's desired state of one scope and generation. */
export const DesiredDocument = z.strictObject({
  protocol: z.int(),
  tenant: Id.nullable(),
  device: Id,
  scope: Scope,
  generation: Generation,
  /** SHA-256 of the canonical JSON of `body`. */
  hash: Sha256,
  notBefore: Instant,
  body: DesiredBody,
});
export type DesiredDocument = z.infer<typeof DesiredDocument>;

/** The document as it travels: its exact text, and the control plane's RSA-SHA256 signature over that text. */
export const SignedDocument = z.strictObject({
  payload: z.string(),
  signature: z.base64(),
});
export type SignedDocument = z.infer<typeof SignedDocument>;

/** «There is something newer»: one entry for each scope of the device. Sent on connect and on each change. */
export const DesiredAnnouncement = z.strictObject({
  /** When it was sent, by the control plane's clock. */
  at: Instant,
  scopes: z.array(z.strictObject({ scope: Scope, generation: Generation, hash: Sha256 })),
});
export type DesiredAnnouncement = z.infer<typeof DesiredAnnouncement>;

/** «Give me these»: the device pulls the scopes of which it lacks the announced generation. */
export const DesiredRequest = z.strictObject({ scopes: z.array(Scope).min(1) });
export type DesiredRequest = z.infer<typeof DesiredRequest>;

/** «I have heard you on this generation»: ends the device's commit-confirm. */
export const DesiredConfirmation = z.strictObject({ scope: Scope, generation: Generation });
export type DesiredConfirmation = z.infer<typeof DesiredConfirmation>;
