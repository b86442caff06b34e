import type { Messages } from 'next-intl';

/** Groups of messages that only the forms of a site use. */
const OF_FORMS: ReadonlySet<string> = new Set([
  'add',
  'bypass-form',
  'braid-form',
  'edit',
  'form',
  'found',
  'lan-form',
  'line-form',
  'opening-form',
  'preview',
  'quality-form',
  'rule-form',
  'section',
]);

/** Groups of messages that only the pages about relays, regions and clouds use. */
const OF_RELAYS: ReadonlySet<string> = new Set(['clouds', 'regions', 'relay', 'relay-new', 'relays']);

/** Groups of messages that only the organisation's settings and the pages about names in the DNS use. */
const OF_SETTINGS: ReadonlySet<string> = new Set([
  'settings',
  'team',
  'invitation',
  'password',
  'webhooks',
  'dns',
  'site-name',
]);

/** The messages that every page carries: those of the forms, of relays and of settings are on their pages alone. */
export function forEveryPage(messages: Messages): Partial<Messages> {
  return pick(messages, (group) => ![OF_FORMS, OF_RELAYS, OF_SETTINGS].some((own) => own.has(group)));
}

/** The messages of a site's forms alone. */
export function ofForms(messages: Messages): Partial<Messages> {
  return pick(messages, (group) => OF_FORMS.has(group));
}

/** The messages of the pages about relays alone; they share two words with the forms. */
export function ofRelays(messages: Messages) {
  return { ...pick(messages, (group) => OF_RELAYS.has(group)), edit: wordsOfSaving(messages) };
}

/** The messages of the organisation's settings and of names in the DNS alone; they share two words with the forms. */
export function ofSettings(messages: Messages) {
  return { ...pick(messages, (group) => OF_SETTINGS.has(group)), edit: wordsOfSaving(messages) };
}

function wordsOfSaving({ edit: { submit, undo } }: Messages) {
  return { submit, undo };
}

function pick(messages: Messages, wanted: (group: string) => boolean): Partial<Messages> {
  return Object.fromEntries(Object.entries(messages).filter(([group]) => wanted(group)));
}
