import { z } from 'zod';
import { takes } from '../field-issues.js';
import { Id, Instant } from '../id.js';
import { TenantRole } from './me.js';

/** Somebody who belongs to a tenant. */
export const TeamMember = z.object({
  id: Id,
  userId: Id,
  name: z.string(),
  email: z.string(),
  role: TenantRole,
  since: Instant,
});
export type TeamMember = z.infer<typeof TeamMember>;

/** Somebody who was asked to join and has not yet. The link that lets them is not in it. */
export const PendingInvitation = z.object({
  /** To call it back by; it lets nobody join. */
  handle: z.string(),
  email: z.string(),
  role: TenantRole,
  expiresAt: Instant,
});
export type PendingInvitation = z.infer<typeof PendingInvitation>;

/** The members, and for those who may invite what is still open. */
export const Team = z.object({ members: z.array(TeamMember), invitations: z.array(PendingInvitation) });
export type Team = z.infer<typeof Team>;

export const InvitationInput = z.strictObject({
  email: z.email(takes('field.e-mail')).trim().toLowerCase().max(254),
  role: TenantRole,
});
export type InvitationInput = z.infer<typeof InvitationInput>;

/** A fresh invitation: the only time its link is shown. Whoever has it can join under the e-mail address. */
export const NewInvitation = PendingInvitation.extend({ link: z.string() });
export type NewInvitation = z.infer<typeof NewInvitation>;

/** The secret of an invitation's link. */
export const InvitationSecret = z.uuid();

/** What the holder of an invitation's link may know of it. */
export const InvitationView = z.object({
  tenant: z.string(),
  email: z.string(),
  role: TenantRole,
  inviter: z.string(),
  expiresAt: Instant,
});
export type InvitationView = z.infer<typeof InvitationView>;

/** A tenant that the caller belongs to. */
export const OwnTenant = z.object({ id: Id, name: z.string(), active: z.boolean() });
export type OwnTenant = z.infer<typeof OwnTenant>;
