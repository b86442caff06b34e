import { Controller } from '@nestjs/common';
import {
  type NewWebhook,
  type RouteInput,
  routes,
  type Webhook,
  type WebhookDelivery,
} from '@tresse/contracts';
import { Endpoint, type Member } from '../../http/index.js';
import { WebhooksService } from './webhooks.service.js';

type Input<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;

@Controller()
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Endpoint(routes.listWebhooks)
  async list(_: Input<'listWebhooks'>, { tenant }: Member): Promise<Webhook[]> {
    return this.webhooks.list(tenant.id);
  }

  @Endpoint(routes.createWebhook)
  async create({ body }: Input<'createWebhook'>, member: Member): Promise<NewWebhook> {
    return this.webhooks.create(member, body);
  }

  @Endpoint(routes.updateWebhook)
  async change({ params, body }: Input<'updateWebhook'>, member: Member): Promise<Webhook> {
    return this.webhooks.change(member, params.webhookId, body);
  }

  @Endpoint(routes.removeWebhook)
  async remove({ params }: Input<'removeWebhook'>, member: Member): Promise<Record<string, never>> {
    await this.webhooks.remove(member, params.webhookId);
    return {};
  }

  @Endpoint(routes.testWebhook)
  async test({ params }: Input<'testWebhook'>, member: Member): Promise<WebhookDelivery> {
    return this.webhooks.test(member, params.webhookId);
  }

  @Endpoint(routes.listWebhookDeliveries)
  async deliveries(
    { params, query }: Input<'listWebhookDeliveries'>,
    { tenant }: Member,
  ): Promise<{ items: WebhookDelivery[]; next: string | null }> {
    return this.webhooks.deliveries(tenant.id, params.webhookId, query);
  }
}
