import { expect, it } from '@jest/globals';
import type { Webhook, WebhookDelivery } from '@tresse/contracts';
import { hostOf, lookAgainMs, webhookLook } from './webhook-look';

const AT = '2026-11-22T07:00:00.000Z';
const PROBLEM = { code: 'failing', message: { en: 'x', fr: 'x' }, at: AT };
const webhook = (more: Partial<Webhook>): Webhook => ({
  ...{ id: 'i', url: 'https://example.org:8443/hook?token=1', kinds: [] },
  ...{ enabled: true, failingSince: null, problem: null, createdAt: AT },
  ...more,
});

it.each([
  ['on', {}],
  ['failing', { failingSince: AT }],
  ['paused', { enabled: false, failingSince: AT }],
  ['stopped', { enabled: false, problem: PROBLEM }],
] as const)('a webhook is %s with %j', (look, more) => {
  expect(webhookLook(webhook(more))).toBe(look);
});

it('a webhook is called by its host alone', () => {
  expect([hostOf(webhook({})), hostOf({ url: 'rubbish' })]).toEqual(['example.org:8443', 'rubbish']);
});

it('looks again soon while the first attempt is awaited', () => {
  const delivery = (state: WebhookDelivery['state'], attempts: number) =>
    lookAgainMs({ state, attempts } as WebhookDelivery);
  expect([delivery('pending', 0), delivery('pending', 1)]).toEqual([1_500, 1_500]);
  expect([delivery('pending', 2), delivery('delivered', 1), lookAgainMs(undefined)]).toEqual([
    15_000, 15_000, 15_000,
  ]);
});
