import { Inject, Injectable } from '@nestjs/common';
import type { Id, NewWebhook, PageQuery, Webhook, WebhookDelivery, WebhookInput } from '@tresse/contracts';
import { insertAudit } from '../../audit/index.js';
import { CONFIG, type Config } from '../../config.js';
import { Database, newId, Seal, type Transaction } from '../../database/index.js';
import { ApiError, fieldProblem, type Member } from '../../http/index.js';
import { isLoopback } from './address-policy.js';
import { insertTest, readDeliveries, readDelivery } from './deliveries.repository.js';
import { newWebhookSecret } from './signature.js';
import {
  countWebhooks,
  insertWebhook,
  listWebhooks,
  readWebhook,
  removeWebhook,
  updateWebhook,
} from './webhooks.repository.js';

/** Webhooks that a tenant can have. */
const MOST = 20;

/** Where a tenant is told of what happens at its sites. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly database: Database,
    private readonly seal: Seal,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(tenantId: Id): Promise<Webhook[]> {
    return this.database.forTenant(tenantId, listWebhooks);
  }

  /** @throws ApiError `request.invalid`, `webhook.too-many` */
  async create(by: Member, input: WebhookInput): Promise<NewWebhook> {
    this.check(input);
    const id = newId();
    const secret = newWebhookSecret();
    return this.database.forTenant(by.tenant.id, async (tx) => {
      if ((await countWebhooks(tx)) >= MOST) throw new ApiError('webhook.too-many');
      const owner = { id, tenantId: by.tenant.id, sealedSecret: this.seal.seal(secret, id) };
      await insertWebhook(tx, owner, input);
      await audit(tx, by, 'webhook.create', { id, url: input.url });
      return { ...(await existing(tx, id)), secret };
    });
  }

  /** @throws ApiError `request.invalid`, `not-found` */
  async change(by: Member, id: Id, input: WebhookInput): Promise<Webhook> {
    this.check(input);
    return this.database.forTenant(by.tenant.id, async (tx) => {
      await updateWebhook(tx, await existing(tx, id), input);
      await audit(tx, by, 'webhook.update', { id, url: input.url });
      return existing(tx, id);
    });
  }

  /** @throws ApiError `not-found` */
  async remove(by: Member, id: Id): Promise<void> {
    await this.database.forTenant(by.tenant.id, async (tx) => {
      const webhook = await existing(tx, id);
      await removeWebhook(tx, id);
      await audit(tx, by, 'webhook.remove', webhook);
    });
  }

  /** Has a test sent, and tells how to find what came of it. @throws ApiError `not-found`, `webhook.off` */
  async test(by: Member, id: Id): Promise<WebhookDelivery> {
    return this.database.forTenant(by.tenant.id, async (tx) => {
      const { enabled } = await existing(tx, id);
      if (!enabled) throw new ApiError('webhook.off');
      return readDelivery(tx, await insertTest(tx, by.tenant.id, id));
    });
  }

  /** @throws ApiError `not-found` */
  async deliveries(
    tenantId: Id,
    id: Id,
    query: PageQuery,
  ): Promise<{ items: WebhookDelivery[]; next: string | null }> {
    return this.database.forTenant(tenantId, async (tx) => {
      await existing(tx, id);
      return readDeliveries(tx, id, query);
    });
  }

  /** Without encryption only to this machine itself, and only where a demo runs on it. */
  private check({ url }: WebhookInput): void {
    const { protocol, hostname } = new URL(url);
    if (protocol === 'https:') return;
    const here = hostname === 'localhost' || isLoopback(hostname.replace(/^\[|\]$/g, ''));
    if (this.config.demoSocket !== undefined && here) return;
    throw new ApiError('request.invalid', [fieldProblem('url', 'webhook.url-plain')]);
  }
}

async function existing(tx: Transaction, id: Id): Promise<Webhook> {
  const webhook = await readWebhook(tx, id);
  if (!webhook) throw new ApiError('not-found');
  return webhook;
}

/** An address may carry a token of the receiver's, so the log has the host alone. */
async function audit(
  tx: Transaction,
  { tenant, user }: Member,
  action: string,
  { id, url }: { id: Id; url: string },
): Promise<void> {
  const subject = new URL(url).host;
  await insertAudit(tx, { tenantId: tenant.id, by: user, action, subject, subjectId: id });
}
