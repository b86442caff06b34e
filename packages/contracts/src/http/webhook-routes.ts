import { z } from 'zod';
import { Id } from '../id.js';
import { route } from './route.js';
import { PageQuery, pageOf } from './site-history.js';
import { NewWebhook, Webhook, WebhookDelivery, WebhookInput } from './webhooks.js';

const webhookParams = z.strictObject({ webhookId: Id });

/** Where a tenant is told of what happens at its sites. */
export const webhookRoutes = {
  listWebhooks: route({
    method: 'GET',
    path: '/api/webhooks',
    summary: 'The tenant’s webhooks, the oldest first',
    access: 'member',
    response: z.array(Webhook),
  }),
  createWebhook: route({
    method: 'POST',
    path: '/api/webhooks',
    summary: 'Add a webhook; its secret is shown this once',
    access: 'writer',
    body: WebhookInput,
    response: NewWebhook,
    status: 201,
    errors: ['webhook.too-many'],
  }),
  updateWebhook: route({
    method: 'PUT',
    path: '/api/webhooks/:webhookId',
    summary: 'Change a webhook, or switch it on again',
    access: 'writer',
    params: webhookParams,
    body: WebhookInput,
    response: Webhook,
    errors: ['not-found'],
  }),
  removeWebhook: route({
    method: 'DELETE',
    path: '/api/webhooks/:webhookId',
    summary: 'Remove a webhook and what it was still to be told',
    access: 'writer',
    params: webhookParams,
    response: z.object({}),
    errors: ['not-found'],
  }),
  testWebhook: route({
    method: 'POST',
    path: '/api/webhooks/:webhookId/test',
    summary: 'Send a test, once',
    access: 'writer',
    params: webhookParams,
    response: WebhookDelivery,
    status: 202,
    errors: ['not-found', 'webhook.off'],
  }),
  listWebhookDeliveries: route({
    method: 'GET',
    path: '/api/webhooks/:webhookId/deliveries',
    summary: 'What a webhook was told of late, newest first',
    access: 'member',
    params: webhookParams,
    query: PageQuery,
    response: pageOf(WebhookDelivery),
    errors: ['not-found'],
  }),
} as const;
