/** Tells a tenant's own servers what happens at its sites, by signed POSTs to the internet alone. */
export { WebhookCourier } from './webhook-courier.js';
export { WebhookPost } from './webhook-post.js';
export { WebhooksController } from './webhooks.controller.js';
export { WebhooksService } from './webhooks.service.js';
