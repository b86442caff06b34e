import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { ApiError, CallerReader, type Person } from '../http/index.js';
import { readMembership } from '../tenants/tenants.repository.js';
import type { Auth } from './auth.js';
import { AUTH } from './auth-token.js';
import { webHeaders } from './web-headers.js';

/** Reads the caller from better-auth's session cookie, and the role from the tenant's own rows at each request. */
@Injectable()
export class SessionCallerReader extends CallerReader {
  constructor(
    @Inject(AUTH) private readonly auth: Auth,
    private readonly database: Database,
  ) {
    super();
  }

  /** @throws ApiError `busy` */
  async read(headers: IncomingHttpHeaders): Promise<Person | undefined> {
    if (!headers.cookie) return undefined;
    const session = await this.auth.session(webHeaders(headers)).catch((cause: unknown) => {
      // A session that is none is null: better-auth throws here for want of its database alone, without saying so.
      throw new ApiError('busy', [], { cause });
    });
    if (!session) return undefined;
    const { user, tenantId } = session;
    const tenant =
      tenantId && (await this.database.forTenant(tenantId, (tx) => readMembership(tx, tenantId, user.id)));
    return { user, tenant: tenant || null };
  }
}
