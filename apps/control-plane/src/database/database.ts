import type { Id } from '@tresse/contracts';
import { type Prisma, PrismaClient } from '../generated/prisma/client.js';
import { OrderedAdapter } from './ordered-adapter.js';
import { ROLES, roleUrl } from './roles.js';

/** What a repository takes: a transaction that already speaks for a tenant or for the platform. */
export type Transaction = Prisma.TransactionClient;

/**
 * Why a piece of work may see every tenant's rows. Devices are known by their certificate before their tenant is;
 * a claim is known by its secret alone; staff and housekeeping mean all tenants.
 */
export type PlatformReason =
  | 'enrolment'
  | 'device-ingest'
  | 'outbox'
  | 'staff'
  | 'relays'
  | 'retention'
  | 'demo';

const POOL_SIZE = 20;
const LIMITS: TransactionLimits = { maxWait: 10_000, timeout: 15_000 };

/** How long a transaction may wait for its connection, and how long it may then last (ms). */
export interface TransactionLimits {
  maxWait: number;
  timeout: number;
}

/** Transactions on the database, as the role that row-level security binds. */
export class Database {
  private readonly client: PrismaClient;

  constructor(
    ownerUrl: string,
    private readonly limits: TransactionLimits = LIMITS,
  ) {
    const connectionString = roleUrl(ownerUrl, ROLES[0]);
    this.client = new PrismaClient({ adapter: new OrderedAdapter({ connectionString, max: POOL_SIZE }) });
  }

  /** Runs `work` in one transaction that sees and writes this tenant's rows only. */
  async forTenant<T>(tenant: Id, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.client.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.tenant_id', ${tenant}, true)`;
      return work(tx);
    }, this.limits);
  }

  /** Runs `work` in one transaction that sees every tenant's rows, for a reason that is known beforehand. */
  async forPlatform<T>(reason: PlatformReason, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.client.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.platform', 'on', true), set_config('app.platform_reason', ${reason}, true)`;
      return work(tx);
    }, this.limits);
  }

  async close(): Promise<void> {
    await this.client.$disconnect();
  }
}
