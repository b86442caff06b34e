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

/** What the control plane needs of better-auth. */
export interface Auth {
  handler(request: Request): Promise<Response>;
  session(headers: Headers): Promise<AuthSession | null>;
}

export interface AuthSession {
  user: { id: string; name: string; email: string; staff: boolean };
  tenantId: string | null;
}

export interface AuthSettings {
  secret: string;
  publicUrl: string;
  staffEmail: string | undefined;
}

const MINUTE = 60;

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
      database: { generateId: () => newId() },
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
        '/get-session': false,
      },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
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
    verification: fieldNames.verification,
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
            data: { ...session, activeOrganizationId: await ensureTenant(session.userId, context) },
          }),
        },
      },
    },
    plugins: [
      organization({
        roles: { owner: ownerAc, admin: adminAc, viewer: memberAc },
        creatorRole: 'owner',
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
  };
}
