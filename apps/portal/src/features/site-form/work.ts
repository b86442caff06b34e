/** What a person has done to a site's settings so far, and what they began from; pure. */
import { reviveDraft, type SiteDraft, withoutPasswords } from './draft';

/** The parts of a draft that stand or fall as one. */
export type DraftPart = keyof SiteDraft;

export interface Work {
  /** Generation of the site that the work began from; 0 for a site that is yet to be. */
  generation: number;
  base: SiteDraft;
  draft: SiteDraft;
  /** What somebody else has changed since, under what was typed; null while nobody has. */
  overtaken: Overtaken | null;
}

export interface Overtaken {
  /** Parts that both have changed: the person's stand, in place of the other's. */
  both: DraftPart[];
}

/** Work that begins. */
export function beginWork(base: SiteDraft, generation: number): Work {
  return { generation, base, draft: base, overtaken: null };
}

/**
 * The work on a site that has become another meanwhile: what the person has not touched is as it is now, what they have
 * typed stays. What somebody else has removed, and the person has not, is new when it is saved.
 */
export function carryOver(work: Work, base: SiteDraft, generation: number): Work {
  const mine = partsThatDiffer(work.draft, work.base);
  if (mine.length === 0) return beginWork(base, generation);
  const theirs = new Set(partsThatDiffer(base, work.base));
  const kept = Object.fromEntries(mine.map((part) => [part, work.draft[part]]));
  return {
    generation,
    base,
    draft: withoutLostIds({ ...base, ...kept }, base),
    overtaken: { both: mine.filter((part) => theirs.has(part)) },
  };
}

/** The work in a stored value, or undefined when it is none of this form. */
export function reviveWork(stored: unknown): Work | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { generation, overtaken, ...drafts } = stored as Partial<Work>;
  const base = reviveDraft(drafts.base);
  const draft = reviveDraft(drafts.draft);
  if (typeof generation !== 'number' || !base || !draft) return undefined;
  return { generation, base, draft, overtaken: Array.isArray(overtaken?.both) ? overtaken : null };
}

/** The work as the browser may keep it. */
export function storableWork(work: Work): Work {
  return { ...work, draft: withoutPasswords(work.draft) };
}

function partsThatDiffer(a: SiteDraft, b: SiteDraft): DraftPart[] {
  const parts = Object.keys(a) as DraftPart[];
  return parts.filter((part) => JSON.stringify(a[part]) !== JSON.stringify(b[part]));
}

/** The draft without the ids of what the site no longer has. */
function withoutLostIds(draft: SiteDraft, site: SiteDraft): SiteDraft {
  const { quality } = draft;
  return {
    ...draft,
    lines: draft.lines.map((line) => (has(site.lines, line) ? line : { ...line, kept: null })),
    portForwards: draft.portForwards.map((forward) => known(forward, site.portForwards)),
    bypass: draft.bypass.map((rule) => known(rule, site.bypass)),
    quality: {
      ...quality,
      priorities: quality.priorities.map((rule) => known(rule, site.quality.priorities)),
    },
  };
}

function known<T extends { key: string; id?: string }>(member: T, present: readonly T[]): T {
  if (member.id === undefined || has(present, member)) return member;
  const { id: _, ...rest } = member;
  return rest as T;
}

function has(present: readonly { key: string }[], { key }: { key: string }): boolean {
  return present.some((member) => member.key === key);
}
