import { type Installation, markOf, nameOf } from '../names.js';

/** Labels of what is ordered for a label; `tresse` marks the installation. */
export function labelsOf(installation: Installation, label: string): Record<string, string> {
  nameOf(installation, label);
  return { tresse: markOf(installation), 'tresse-label': label };
}

/** True for labels of the installation's; asked of each answer too, for what a list holds beside them may be destroyed. */
export function isMarked(installation: Installation, { tresse }: Record<string, string>): boolean {
  return tresse === markOf(installation);
}

/** A selector of all that is the installation's, or of one label in it, ready for a query. */
export function selectorOf(installation: Installation, label: string | undefined): string {
  const terms = label === undefined ? { tresse: markOf(installation) } : labelsOf(installation, label);
  const text = Object.entries(terms).map(([key, value]) => `${key}==${value}`);
  return encodeURIComponent(text.join(','));
}
