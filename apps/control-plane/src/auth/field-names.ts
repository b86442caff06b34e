/** better-auth's names for tables and columns, in ours. */
const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

/** For each of its models, the table and the columns that are named otherwise. */
export const fieldNames = {
  user: { modelName: 'auth_user', fields: { emailVerified: 'email_verified', ...stamps } },
  session: {
    modelName: 'auth_session',
    fields: {
      userId: 'user_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      ...stamps,
    },
  },
  account: {
    modelName: 'auth_account',
    fields: {
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...stamps,
    },
  },
  verification: { modelName: 'auth_verification', fields: { expiresAt: 'expires_at', ...stamps } },
  organization: {
    session: { fields: { activeOrganizationId: 'active_tenant_id' } },
    organization: { modelName: 'tenant', fields: { createdAt: 'created_at' } },
    member: {
      modelName: 'tenant_member',
      fields: { organizationId: 'tenant_id', userId: 'user_id', createdAt: 'created_at' },
    },
    invitation: {
      modelName: 'tenant_invitation',
      fields: {
        organizationId: 'tenant_id',
        inviterId: 'inviter_id',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
      },
    },
  },
} as const;
