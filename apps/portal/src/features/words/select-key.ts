/** A code as the key of an ICU `select`, which takes no hyphens: `no-carrier` → `no_carrier`. */
export function selectKey(code: string): string {
  return code.replaceAll('-', '_');
}
