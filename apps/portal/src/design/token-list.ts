/** What a field of several values holds after typing: the finished ones, and what is still being typed. */
export interface Typed {
  values: string[];
  typing: boolean;
}

/** A value that goes by a name as well, which may have blanks in it. */
export interface KnownValue {
  value: string;
  name: string;
}

/** The values after `text` stands in the box behind the finished `tokens`; a separator finishes a value. */
export function typeToken(tokens: readonly string[], text: string, known: readonly KnownValue[] = []): Typed {
  const pieces = text.split(/[,;\n]+/);
  const last = (pieces.pop() ?? '').trimStart();
  const cut = beginsName(last, known) ? 0 : last.search(/\S*$/);
  const finished = [...pieces, last.slice(0, cut)].flatMap((piece) => tokensIn(piece, known));
  const values = unique([...tokens, ...finished]);
  const rest = last.slice(cut);
  return rest === '' ? { values, typing: false } : { values: [...values, rest], typing: true };
}

/** The values with the one being typed finished. */
export function finishToken(values: readonly string[], known: readonly KnownValue[] = []): string[] {
  return unique(values.map((value) => valueNamed(value, known)));
}

/** The value that goes by the name in a text, in whichever case; else the text without blanks around it. */
export function valueNamed(text: string, known: readonly KnownValue[]): string {
  return known.find(({ name }) => folded(name) === folded(text))?.value ?? text.trim();
}

/** A name, or what stands between blanks. */
function tokensIn(text: string, known: readonly KnownValue[]): string[] {
  const whole = valueNamed(text, known);
  if (whole !== text.trim()) return [whole];
  const parts = whole.split(/\s+/).filter((part) => part !== '');
  return parts.map((part) => valueNamed(part, known));
}

function beginsName(text: string, known: readonly KnownValue[]): boolean {
  return known.some(({ name }) => name.toLowerCase().startsWith(text.toLowerCase()));
}

const folded = (text: string) => text.trim().toLowerCase();

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}
