/** What nft is told so that our table becomes the rendered one in a single transaction, and keeps what it has learnt. */

/** Members of a set that fills by itself: no drift, and not ours to compare. */
const LEARNT_ELEMENTS = /(\n\t\tflags dynamic[^\n]*\n(?:\t\t[a-z-]+[^=\n]*\n)*)\t\telements = \{[^}]*\}\n/g;

/** The listing of a table without what its sets have learnt. */
export function withoutLearnt(listing: string): string {
  return listing.replace(LEARNT_ELEMENTS, '$1');
}

interface TableObject {
  readonly kind: 'chain' | 'set' | 'map';
  readonly name: string;
  readonly text: string;
}

function objectsOf(listing: string): TableObject[] {
  return [...listing.matchAll(/^\t(chain|set|map) (\S+) \{\n(.*?)^\t\}$/gms)].map(
    ([, kind, name = '', text = '']) => ({ kind: kind as TableObject['kind'], name, text }),
  );
}

/**
 * Deleting the table would forget what its sets have learnt. So everything in it is deleted but the learning sets that
 * the ruleset has as well: a set of one name is always declared alike, since its name is a hash of its declaration.
 */
export function replaceTable(listing: string | null, ruleset: string): string {
  if (listing === null) return ruleset;
  const wanted = (name: string) => ruleset.includes(`\n  set ${name} {\n`);
  const kept = ({ kind, name, text }: TableObject) =>
    kind === 'set' && /\bflags dynamic\b/.test(text) && wanted(name);
  const deletions = objectsOf(listing)
    .filter((object) => !kept(object))
    .map(({ kind, name }) => `delete ${kind} inet tresse ${name}\n`);
  return `flush table inet tresse\n${deletions.join('')}${ruleset}`;
}
