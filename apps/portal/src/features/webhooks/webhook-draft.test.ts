import { describe, expect, it } from '@jest/globals';
import { AnnouncedKind, type Webhook, WebhookInput } from '@tresse/contracts';
import { draftOfWebhook, emptyWebhook, isChanged, KINDS, reviveWebhook, withKind } from './webhook-draft';

const WEBHOOK: Webhook = {
  ...{ id: '00000000-0000-7000-8000-000000000001', url: 'https://example.org/t', kinds: ['line.up'] },
  ...{ enabled: true, failingSince: null, problem: null, createdAt: '2026-11-22T07:00:00.000Z' },
};

describe('the draft of a webhook', () => {
  it('offers all that webhooks can be told of', () => {
    expect([...KINDS].sort()).toEqual([...AnnouncedKind.options].sort());
    expect(WebhookInput.parse({ ...emptyWebhook(), url: WEBHOOK.url }).kinds).toEqual([...KINDS]);
  });

  it('is changed by another address or another choice, and by nothing else', () => {
    const draft = draftOfWebhook(WEBHOOK);
    expect(isChanged({ ...draft, url: ` ${draft.url} ` }, WEBHOOK)).toBe(false);
    expect(isChanged({ ...draft, url: 'https://example.org/u' }, WEBHOOK)).toBe(true);
    const more = withKind(draft, 'line.down', true);
    expect(more.kinds).toEqual(['line.down', 'line.up']);
    expect(isChanged(more, WEBHOOK)).toBe(true);
    expect(isChanged(withKind(more, 'line.down', false), WEBHOOK)).toBe(false);
  });

  it('is revived without kinds that this portal does not know', () => {
    expect(reviveWebhook({ url: 'x', kinds: ['line.up', 'line.bent'] })).toEqual({
      url: 'x',
      kinds: ['line.up'],
    });
    expect([reviveWebhook(null), reviveWebhook({ url: 'x' })]).toEqual([undefined, undefined]);
  });
});
