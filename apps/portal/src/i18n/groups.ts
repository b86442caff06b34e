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

/** The messages that every page carries: those of the forms and of relays are on their pages alone. */
export function forEveryPage(messages: Messages): Partial<Messages> {
  return pick(messages, (group) => !OF_FORMS.has(group) && !OF_RELAYS.has(group));
}

/** The messages of a site's forms alone. */
export function ofForms(messages: Messages): Partial<Messages> {
  return pick(messages, (group) => OF_FORMS.has(group));
}

/** The messages of the pages about relays alone; they share two words with the forms. */
export function ofRelays(messages: Messages) {
  const { submit, undo } = messages.edit;
  return { ...pick(messages, (group) => OF_RELAYS.has(group)), edit: { submit, undo } };
}

function pick(messages: Messages, wanted: (group: string) => boolean): Partial<Messages> {
  return Object.fromEntries(Object.entries(messages).filter(([group]) => wanted(group)));
}
