import type { Id } from '@tresse/contracts';
import { Prisma, PrismaClient } from '../generated/prisma/client.js';
import { OrderedAdapter } from './ordered-adapter.js';
import { ROLES, roleUrl } from './roles.js';

/** What a repository takes: a transaction that already speaks for a tenant or for the platform. */
export type Transaction = Prisma.TransactionClient;

/**
 * Why a piece of work may see every tenant's rows. Devices are known by their certificate before their tenant is;
 * a claim is known by its secret, a download by its token alone; staff and housekeeping mean all tenants.
 */
export type PlatformReason =
  | 'enrolment'
  | 'download'
  | 'device-ingest'
  | 'outbox'
  | 'staff'
  | 'relays'
  | 'install'
  | 'relay-life'
  | 'retention'
  | 'demo';

/** Work that nobody waits for: a lock or a statement of it may take as long as its whole transaction. */
const UNATTENDED: ReadonlySet<PlatformReason> = new Set([
  'device-ingest',
  'outbox',
  'retention',
  'relay-life',
]);

const POOL_SIZE = 20;
const LIMITS: Limits = { maxWait: 10_000, timeout: 15_000, lock: 3_000, statement: 10_000 };

/** How long work may take before it is undone, in ms. */
export interface Limits {
  /** Waiting for a connection. */
  maxWait: number;
  /** The transaction. */
  timeout: number;
  /** Waiting for one lock, where somebody waits for the answer. */
  lock: number;
  /** One statement, where somebody waits for the answer. */
  statement: number;
}

/** Transactions on the database, as the role that row-level security binds. */
export class Database {
  private readonly client: PrismaClient;

  constructor(
    ownerUrl: string,
    private readonly limits: Limits = LIMITS,
  ) {
    const connectionString = roleUrl(ownerUrl, ROLES[0]);
    this.client = new PrismaClient({ adapter: new OrderedAdapter({ connectionString, max: POOL_SIZE }) });
  }

  /** Runs `work` in one transaction that sees and writes this tenant's rows only. */
  async forTenant<T>(tenant: Id, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transaction({ 'app.tenant_id': tenant, ...this.patience(true) }, work);
  }

  /** Runs `work` in one transaction that sees every tenant's rows, for a reason that is known beforehand. */
  async forPlatform<T>(reason: PlatformReason, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const settings = { 'app.platform': 'on', 'app.platform_reason': reason };
    return this.transaction({ ...settings, ...this.patience(!UNATTENDED.has(reason)) }, work);
  }

  async close(): Promise<void> {
    await this.client.$disconnect();
  }

  /** The server itself must end what lasts too long: what only the client gives up goes on, and keeps its connection. */
  private patience(attended: boolean) {
    const { timeout } = this.limits;
    const { lock, statement } = attended ? this.limits : { lock: timeout, statement: timeout };
    return { lock_timeout: `${lock}ms`, statement_timeout: `${statement}ms` };
  }

  /** A transaction with settings of its own. */
  private transaction<T>(
    settings: Record<string, string>,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    const each = Object.entries(settings).map(
      ([name, value]) => Prisma.sql`set_config(${name}, ${value}, true)`,
    );
    return this.client.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT ${Prisma.join(each)}`;
      return work(tx);
    }, this.limits);
  }
}
