import type { FieldProblem, ProviderSettings } from '@tresse/contracts';
import { fieldProblem } from '../http/index.js';

/** What an account has at its provider, by the rows. */
export interface Holdings {
  /** Of relays that should have one, and of all that ever got one and are not given back. */
  serverIds: { expected: readonly string[]; all: readonly string[] };
  /** The provider's places in which relays stand or are ordered. */
  places: readonly string[];
  addresses: number;
}

/**
 * Why settings would lose sight of what an account has; undefined where they do not. What is in another project is «not
 * found» there, which counts as destroyed: it would be paid for without end.
 */
export function lostBy(
  before: ProviderSettings,
  after: ProviderSettings,
  { serverIds, places, addresses }: Holdings,
): FieldProblem | undefined {
  const has = serverIds.all.length + addresses > 0;
  if (has && projectOf(before) !== projectOf(after)) {
    return fieldProblem('settings.projectId', 'provider.other-project');
  }
  const zones = after.provider === 'scaleway' ? after.zones : [];
  const unseen = zones.length === 0 ? [] : places.filter((place) => !zones.includes(place));
  if (unseen.length === 0) return undefined;
  return fieldProblem('settings', 'provider.zone-in-use', { zones: [...new Set(unseen)].sort().join(', ') });
}

/** True where keys show none of the servers that an account has: a token may be of another project, and does not say. */
export function showsOther({ serverIds }: Holdings, shown: readonly { id: string }[]): boolean {
  return serverIds.expected.length > 0 && !shown.some(({ id }) => serverIds.all.includes(id));
}

function projectOf(settings: ProviderSettings): string | undefined {
  return 'projectId' in settings ? settings.projectId : undefined;
}
