import { randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, TenantRole } from '@tresse/contracts';
import { betterAuth } from 'better-auth';
import { organization } from 'better-auth/plugins';
import { adminAc, memberAc, ownerAc } from 'better-auth/plugins/organization/access';
import type { Pool } from 'pg';
import { newId } from '../database/index.js';
import { CLIENT_ADDRESS_HEADER } from './client-address.js';
import { ensureTenant } from './ensure-tenant.js';
import { fieldNames } from './field-names.js';
import { openInvitation, type TeamDesk } from './team-desk.js';

/** What the control plane needs of better-auth. */
export interface Auth {
  handler(request: Request): Promise<Response>;
  session(headers: Headers): Promise<AuthSession | null>;
  team: TeamDesk;
}

export interface AuthSession {
  user: { id: string; name: string; email: string; staff: boolean };
  tenantId: string | null;
}

export interface AuthSettings {
  secret: string;
  publicUrl: string;
  staffEmail: string | undefined;
  /** Called after somebody has signed up by an invitation. */
  onJoined: (joined: { tenantId: string; user: { id: string; name: string; email: string } }) => void;
}

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
/** Members of a tenant. */
const MOST_MEMBERS = 100;

/** better-auth on our tables: e-mail and password (Argon2id), one organisation (tenant) for each person at sign-up. */
export function createAuth(pool: Pool, settings: AuthSettings): Auth {
  const auth = betterAuth({
    baseURL: settings.publicUrl,
    basePath: '/api/auth',
    secret: settings.secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    trustedOrigins: [settings.publicUrl],
    advanced: {
      database: {
        // An invitation's id is the secret of its link: all of it is random, unlike that of other rows.
        generateId: ({ model }) => (/invitation$/.test(model) ? randomUUID() : newId()),
      },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    rateLimit: {
      enabled: true,
      storage: 'memory',
      window: MINUTE,
      max: 600,
      customRules: {
        '/sign-in/*': { window: MINUTE, max: 20 },
        '/sign-up/*': { window: MINUTE, max: 20 },
        '/reset-password': { window: MINUTE, max: 20 },
        '/get-session': false,
      },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      revokeSessionsOnPasswordReset: true,
      password: {
        hash: (password) => hash(password),
        verify: ({ hash: stored, password }) => verify(stored, password),
      },
    },
    user: {
      ...fieldNames.user,
      additionalFields: { staff: { type: 'boolean', required: false, defaultValue: false, input: false } },
    },
    session: fieldNames.session,
    account: fieldNames.account,
    // Whoever reads the table can use no link.
    verification: { ...fieldNames.verification, storeIdentifier: 'hashed' },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => ({
            data: { ...user, staff: user.email.toLowerCase() === settings.staffEmail },
          }),
        },
      },
      session: {
        create: {
          before: async (session, context) => ({
            data: {
              ...session,
              activeOrganizationId: await ensureTenant(session.userId, context, settings.onJoined),
            },
          }),
        },
      },
    },
    plugins: [
      organization({
        roles: { owner: ownerAc, admin: adminAc, viewer: memberAc },
        creatorRole: 'owner',
        membershipLimit: MOST_MEMBERS,
        invitationExpiresIn: 7 * DAY,
        cancelPendingInvitationsOnReInvite: true,
        // Who has the link was given it: nobody learns of an invitation by its e-mail address (`openPaths`).
        requireEmailVerificationOnInvitation: false,
        schema: fieldNames.organization,
      }),
    ],
  });
  return {
    handler: (request) => auth.handler(request),
    session: async (headers) => {
      const found = await auth.api.getSession({ headers });
      if (!found) return null;
      const { id, name, email, staff } = found.user;
      return {
        user: { id, name, email, staff: staff === true },
        tenantId: found.session.activeOrganizationId ?? null,
      };
    },
    team: {
      members: async (headers, organizationId) => {
        const query = { organizationId, limit: MOST_MEMBERS, sortBy: 'createdAt' };
        const { members } = await auth.api.listMembers({ headers, query });
        return members.flatMap(({ id, userId, role, createdAt: since, user: { name, email } }) => {
          const known = TenantRole.safeParse(role);
          return known.success ? [{ id, userId, name, email, role: known.data, since }] : [];
        });
      },
      invitations: async (headers, organizationId) => {
        const rows = await auth.api.listInvitations({ headers, query: { organizationId } });
        return rows.flatMap((row) => openInvitation(row, new Date()) ?? []);
      },
      invite: async (headers, organizationId, whom) => {
        const row = await auth.api.createInvitation({ headers, body: { organizationId, ...whom } });
        const invitation = openInvitation(row, new Date());
        if (!invitation) throw new Error('the invitation that was just made is not open');
        return invitation;
      },
      cancel: async (headers, invitationId) => {
        await auth.api.cancelInvitation({ headers, body: { invitationId } });
      },
      setRole: async (headers, organizationId, memberId, role) => {
        await auth.api.updateMemberRole({ headers, body: { organizationId, memberId, role } });
      },
      remove: async (headers, organizationId, memberIdOrEmail) => {
        await auth.api.removeMember({ headers, body: { organizationId, memberIdOrEmail } });
      },
      leave: async (headers, organizationId) => {
        await auth.api.leaveOrganization({ headers, body: { organizationId } });
      },
      accept: async (headers, invitationId) => {
        await auth.api.acceptInvitation({ headers, body: { invitationId } });
      },
      tenants: async (headers) => {
        const rows = await auth.api.listOrganizations({ headers });
        return rows.map(({ id, name }) => ({ id, name }));
      },
      choose: async (headers, organizationId) => {
        await auth.api.setActiveOrganization({ headers, body: { organizationId } });
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
    },
  };
}
