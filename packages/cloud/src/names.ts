/** What tells one installation's servers and addresses from everything else in the account. */
export interface Installation {
  /** 1 to 16 lower-case letters and digits, chosen once. */
  id: string;
}

/** A label as callers choose it: unique in the installation; a UUID fits. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,34}[a-z0-9])?$/;
const INSTALLATION = /^[a-z0-9]{1,16}$/;

/** The mark that everything of an installation carries, where a provider has tags. Throws RangeError for a bad id. */
export function markOf({ id }: Installation): string {
  if (!INSTALLATION.test(id)) throw new RangeError(`not an installation’s id: ${id}`);
  return `tresse-${id}`;
}

/**
 * The name at the provider of the thing with this label, at most 60 characters and fit for a host name, a tag and a
 * label's value. Throws RangeError for a label that is none.
 */
export function nameOf(installation: Installation, label: string): string {
  if (!LABEL.test(label)) throw new RangeError(`not a label: ${label}`);
  return `${markOf(installation)}-${label}`;
}

/** The label in a name that {@link nameOf} made for this installation; undefined for any other name. */
export function labelIn(installation: Installation, name: string): string | undefined {
  const prefix = `${markOf(installation)}-`;
  const label = name.startsWith(prefix) ? name.slice(prefix.length) : '';
  return LABEL.test(label) ? label : undefined;
}
