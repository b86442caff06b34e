import { TenantRole } from '@tresse/contracts';
import type { Pool } from 'pg';
import { type BetterAuth, MOST_MEMBERS } from './better-auth.js';
import { openInvitation, type TeamDesk } from './team-desk.js';

/** Members and invitations by better-auth's own calls; what these do not tell is read from its tables. */
export function teamCalls({ api }: BetterAuth, pool: Pool): TeamDesk {
  return {
    members: async (headers, organizationId) => {
      const query = { organizationId, limit: MOST_MEMBERS, sortBy: 'createdAt' };
      const { members } = await api.listMembers({ headers, query });
      return members.flatMap(({ id, userId, role, createdAt: since, user: { name, email } }) => {
        const known = TenantRole.safeParse(role);
        return known.success ? [{ id, userId, name, email, role: known.data, since }] : [];
      });
    },
    invitations: async (headers, organizationId) => {
      const rows = await api.listInvitations({ headers, query: { organizationId } });
      return rows.flatMap((row) => openInvitation(row, new Date()) ?? []);
    },
    invite: async (headers, organizationId, whom) => {
      const row = await api.createInvitation({ headers, body: { organizationId, ...whom } });
      const invitation = openInvitation(row, new Date());
      if (!invitation) throw new Error('the invitation that was just made is not open');
      return invitation;
    },
    cancel: async (headers, invitationId) => {
      await api.cancelInvitation({ headers, body: { invitationId } });
    },
    setRole: async (headers, organizationId, memberId, role) => {
      await api.updateMemberRole({ headers, body: { organizationId, memberId, role } });
    },
    remove: async (headers, organizationId, memberIdOrEmail) => {
      await api.removeMember({ headers, body: { organizationId, memberIdOrEmail } });
    },
    leave: async (headers, organizationId) => {
      await api.leaveOrganization({ headers, body: { organizationId } });
    },
    accept: async (headers, invitationId) => {
      await api.acceptInvitation({ headers, body: { invitationId } });
    },
    tenants: async (headers) => {
      const rows = await api.listOrganizations({ headers });
      return rows.map(({ id, name }) => ({ id, name }));
    },
    choose: async (headers, organizationId) => {
      await api.setActiveOrganization({ headers, body: { organizationId } });
    },
    invitation: async (secret) => {
      const { rows } = await pool.query(
        `SELECT i.id, i.tenant_id AS "organizationId", i.email, i.role, i.status, i.inviter_id AS "inviterId",
                i.expires_at AS "expiresAt", t.name AS tenant, u.name AS inviter
         FROM tenant_invitation i JOIN tenant t ON t.id = i.tenant_id JOIN auth_user u ON u.id = i.inviter_id
         WHERE i.id = $1`,
        [secret],
      );
      const [row] = rows;
      const invitation = row && openInvitation(row, new Date());
      return invitation ? { ...invitation, tenant: row.tenant, inviter: row.inviter } : null;
    },
    endSessions: async (userId, tenantId) => {
      await pool.query('DELETE FROM auth_session WHERE user_id = $1 AND active_tenant_id = $2', [
        userId,
        tenantId,
      ]);
    },
  };
}
