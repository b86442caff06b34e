import { createHash } from 'node:crypto';
import { type Id, TenantRole } from '@tresse/contracts';

/** An invitation as better-auth keeps it; its id is the secret of its link. */
export interface Invitation {
  id: Id;
  tenantId: Id;
  email: string;
  role: TenantRole;
  inviterId: Id;
  expiresAt: Date;
}

/** A membership with who it is. */
export interface Membership {
  id: Id;
  userId: Id;
  name: string;
  email: string;
  role: TenantRole;
  since: Date;
}

/**
 * What better-auth does with tenants' members, in the name of whose session the headers carry. Each throws better-auth's
 * own error where it refuses.
 */
export interface TeamDesk {
  members(headers: Headers, tenantId: Id): Promise<Membership[]>;
  /** Those that are open. */
  invitations(headers: Headers, tenantId: Id): Promise<Invitation[]>;
  /** An earlier one to the same address ends. */
  invite(headers: Headers, tenantId: Id, whom: { email: string; role: TenantRole }): Promise<Invitation>;
  cancel(headers: Headers, invitationId: Id): Promise<void>;
  setRole(headers: Headers, tenantId: Id, memberId: Id, role: TenantRole): Promise<void>;
  remove(headers: Headers, tenantId: Id, memberId: Id): Promise<void>;
  leave(headers: Headers, tenantId: Id): Promise<void>;
  /** Joins, and goes on in that tenant. */
  accept(headers: Headers, invitationId: Id): Promise<void>;
  tenants(headers: Headers): Promise<{ id: Id; name: string }[]>;
  /** Goes on in another tenant. */
  choose(headers: Headers, tenantId: Id): Promise<void>;
  /** The open invitation with this secret, with the names that its holder sees; null when there is none. */
  invitation(secret: Id): Promise<(Invitation & { tenant: string; inviter: string }) | null>;
  /** Ends a person's sessions in a tenant. */
  endSessions(userId: Id, tenantId: Id): Promise<void>;
}

/** What an invitation is called by where its link is not to be told. */
export function handleOf(secret: Id): string {
  return createHash('sha256').update(secret).digest('hex').slice(0, 32);
}

/** A row of better-auth's as an invitation; undefined for one that is not open at this time, or of no role of ours. */
export function openInvitation(
  row: {
    id: string;
    organizationId: string;
    email: string;
    role?: string | null | undefined;
    status: string;
    inviterId: string;
    expiresAt: Date;
  },
  now: Date,
): Invitation | undefined {
  const { id, organizationId: tenantId, email, status, inviterId, expiresAt } = row;
  const role = TenantRole.safeParse(row.role);
  if (status !== 'pending' || expiresAt <= now || !role.success) return undefined;
  return { id, tenantId, email, role: role.data, inviterId, expiresAt };
}
