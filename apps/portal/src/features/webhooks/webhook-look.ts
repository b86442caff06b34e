import type { Webhook, WebhookDelivery } from '@tresse/contracts';

/** What a person needs to know first of a webhook: `stopped` is off without anybody having done so. */
export type WebhookLook = 'on' | 'failing' | 'paused' | 'stopped';

export function webhookLook({ enabled, problem, failingSince }: Webhook): WebhookLook {
  if (!enabled) return problem === null ? 'paused' : 'stopped';
  return failingSince === null ? 'on' : 'failing';
}

/** The host that a webhook leads to: its address may be long, and carry a token. */
export function hostOf({ url }: Pick<Webhook, 'url'>): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

/** How soon to look again for what becomes of deliveries, in ms. */
export function lookAgainMs(newest: WebhookDelivery | undefined): number {
  return newest?.state === 'pending' && newest.attempts <= 1 ? 1_500 : 15_000;
}
