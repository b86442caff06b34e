import { randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@tresse/contracts';
import { betterAuth } from 'better-auth';
import { organization } from 'better-auth/plugins';
import { adminAc, memberAc, ownerAc } from 'better-auth/plugins/organization/access';
import type { Pool } from 'pg';
import { newId } from '../database/index.js';
import { CLIENT_ADDRESS_HEADER } from './client-address.js';
import { ensureTenant } from './ensure-tenant.js';
import { fieldNames } from './field-names.js';

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
export const MOST_MEMBERS = 100;

export type BetterAuth = ReturnType<typeof configuredBetterAuth>;

/** better-auth on our tables: e-mail and password (Argon2id), one organisation (tenant) for each person at sign-up. */
export function configuredBetterAuth(pool: Pool, settings: AuthSettings) {
  return betterAuth({
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
}
