/** Groups of messages that only the forms of a site and of a relay use; no other page carries them. */
const OF_FORMS: ReadonlySet<string> = new Set([
  'add',
  'bypass-form',
  'braid-form',
  'edit',
  'form',
  'lan-form',
  'line-form',
  'opening-form',
  'preview',
  'quality-form',
  'relay',
  'rule-form',
  'section',
]);

/** The messages that every page carries. */
export function withoutForms<T extends object>(messages: T): Partial<T> {
  return pick(messages, (group) => !OF_FORMS.has(group));
}

/** The messages of the forms alone. */
export function ofForms<T extends object>(messages: T): Partial<T> {
  return pick(messages, (group) => OF_FORMS.has(group));
}

function pick<T extends object>(messages: T, wanted: (group: string) => boolean): Partial<T> {
  return Object.fromEntries(Object.entries(messages).filter(([group]) => wanted(group))) as Partial<T>;
}
