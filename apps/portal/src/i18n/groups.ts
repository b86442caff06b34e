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

/** The messages that every page carries: those of the forms and of a relay's page are on these pages alone. */
export function forEveryPage(messages: Messages): Partial<Messages> {
  return pick(messages, (group) => !OF_FORMS.has(group) && group !== 'relay');
}

/** The messages of a site's forms alone. */
export function ofForms(messages: Messages): Partial<Messages> {
  return pick(messages, (group) => OF_FORMS.has(group));
}

/** The messages of a relay's page alone; it shares two words with the forms. */
export function ofRelay({ relay, edit: { submit, undo } }: Messages) {
  return { relay, edit: { submit, undo } };
}

function pick(messages: Messages, wanted: (group: string) => boolean): Partial<Messages> {
  return Object.fromEntries(Object.entries(messages).filter(([group]) => wanted(group)));
}
