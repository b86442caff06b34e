import type { SiteForm } from './use-site-form';

/** Names of the members of `T` that are texts. */
type TextKey<T> = { [K in keyof T]-?: T[K] extends string ? K : never }[keyof T] & string;

/**
 * Ties fields to the texts of one part of the draft.
 * @param path where the part stands in the request
 * @param put takes the changed part; refusals at or below the second argument are forgotten
 * @returns for each text its value, its refusal (at `path.at`, or below it), and what a change does
 */
export function partFields<T>(form: SiteForm, part: T, path: string, put: (part: T, at: string) => void) {
  return (field: TextKey<T>, at: string = field) => ({
    value: part[field] as string,
    error: form.errorWithin(`${path}.${at}`),
    onChange: (event: { target: { value: string } }) =>
      put({ ...part, [field]: event.target.value }, `${path}.${at}`),
  });
}

/** The list with `member` in the place of the one it was. */
export function replaceAt<T>(list: readonly T[], place: number, member: T): T[] {
  return list.map((other, i) => (i === place ? member : other));
}

/** The list without the member at a place. */
export function removeAt<T>(list: readonly T[], place: number): T[] {
  return list.filter((_, i) => i !== place);
}
