/** What marks things at Scaleway as an installation's; unlike a name, nobody changes it in passing. */
import { type Installation, labelIn, markOf, nameOf } from '../names.js';
import type { ScalewayApi } from './api.js';

/** Tags of what is ordered for a label. */
export function tagsOf(installation: Installation, label: string): string[] {
  return [markOf(installation), nameOf(installation, label)];
}

/** The label that the tags name; undefined for another's. */
export function labelInTags(installation: Installation, tags: readonly string[]): string | undefined {
  return tags.flatMap((tag) => labelIn(installation, tag) ?? [])[0];
}

/** A query for all that is the installation's, or of one label in it. */
export function tagsQuery(
  { installation, projectId }: ScalewayApi,
  label: string | undefined,
): URLSearchParams {
  const tags = label === undefined ? [markOf(installation)] : tagsOf(installation, label);
  return new URLSearchParams({ project: projectId, tags: tags.join(',') });
}

/** True for what {@link tagsQuery} asks for; asked of each answer too, for what a list holds beside it may be destroyed. */
export function isMarked(
  { installation }: ScalewayApi,
  tags: readonly string[],
  label: string | undefined,
): boolean {
  const wanted = label === undefined ? [markOf(installation)] : tagsOf(installation, label);
  return wanted.every((tag) => tags.includes(tag));
}
