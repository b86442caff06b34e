/**
 * Path of the first text in a parsed JSON value that contains U+0000, which Postgres keeps in no text (Postgres manual,
 * 8.3), as `lines.0.name`; undefined when there is none.
 */
export function firstWithNul(value: unknown): string | undefined {
  if (typeof value === 'string') return value.includes('\0') ? '' : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const rest = firstWithNul(member);
    if (rest !== undefined) return rest === '' ? key : `${key}.${rest}`;
  }
  return undefined;
}
