/** Text that stands in the page as it is. */
export interface Html {
  readonly html: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** HTML of which every value is escaped but what is HTML already; of a list each member. */
export function html(
  texts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  const filled = texts.map((text, place) => text + (place < values.length ? shown(values[place] ?? '') : ''));
  return { html: filled.join('') };
}

/** Nothing. */
export const NOTHING: Html = { html: '' };

function shown(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'object') {
    return 'html' in value ? value.html : value.map((one) => one.html).join('');
  }
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
