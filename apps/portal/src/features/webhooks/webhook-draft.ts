/** A webhook as it is being typed; pure. */
import type { AnnouncedKind, Webhook } from '@tresse/contracts';

/** What webhooks can be told of, in the order of the form. */
export const KINDS = [
  'line.down',
  'line.up',
  'device.offline',
  'device.online',
  'site.address-changed',
] as const satisfies readonly AnnouncedKind[];

export interface WebhookDraft {
  url: string;
  kinds: AnnouncedKind[];
}

/** A new webhook is told of everything, until its owner says less. */
export function emptyWebhook(): WebhookDraft {
  return { url: '', kinds: [...KINDS] };
}

export function draftOfWebhook({ url, kinds }: Webhook): WebhookDraft {
  return { url, kinds };
}

/** The draft with the kind in or out, in the order of the form. */
export function withKind(draft: WebhookDraft, kind: AnnouncedKind, wanted: boolean): WebhookDraft {
  const kinds = KINDS.filter((one) => (one === kind ? wanted : draft.kinds.includes(one)));
  return { ...draft, kinds };
}

/** Whether the draft asks for another webhook than there is. */
export function isChanged({ url, kinds }: WebhookDraft, webhook: Webhook): boolean {
  const same = KINDS.every((kind) => kinds.includes(kind) === webhook.kinds.includes(kind));
  return url.trim() !== webhook.url || !same;
}

/** The draft in a stored value, or undefined when it is none. */
export function reviveWebhook(stored: unknown): WebhookDraft | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { url, kinds } = stored as Partial<WebhookDraft>;
  if (typeof url !== 'string' || !Array.isArray(kinds)) return undefined;
  return { url, kinds: KINDS.filter((kind) => kinds.includes(kind)) };
}
