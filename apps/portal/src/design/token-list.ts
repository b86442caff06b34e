/** What a field of several values holds after typing: the finished ones, and what is still being typed. */
export interface Typed {
  values: string[];
  typing: boolean;
}

const SEPARATORS = /[\s,;]+/;

/** The values after `text` stands in the box behind the finished `tokens`; a separator finishes a value. */
export function typeToken(tokens: readonly string[], text: string): Typed {
  const parts = text.split(SEPARATORS);
  const rest = parts.pop() ?? '';
  const values = unique([...tokens, ...parts.filter((part) => part !== '')]);
  return rest === '' ? { values, typing: false } : { values: [...values, rest], typing: true };
}

/** The values with the one being typed finished. */
export function finishToken(values: readonly string[]): string[] {
  return unique(values);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
