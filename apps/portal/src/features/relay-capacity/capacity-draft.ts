/** How much a relay takes as it is being typed; pure. */
import { kilobits, megabits, whole } from '../site-form/typed';

export interface CapacityDraft {
  /** In Mbit/s. */
  line: string;
  sites: string;
}

export const NO_CAPACITY: CapacityDraft = { line: '', sites: '' };

/** What a relay takes, as people of `locale` type it. */
export function draftOfCapacity(
  { lineKbit, mostSites }: { lineKbit: number | null; mostSites: number },
  locale: string,
): CapacityDraft {
  return { line: megabits(lineKbit ?? undefined, locale), sites: String(mostSites) };
}

/** What was typed, as the API takes it; nothing of an empty field. What is no number goes as it is, for its sentence. */
export function capacityOf({ line, sites }: CapacityDraft): { lineKbit?: number; mostSites?: number } {
  return {
    ...(line.trim() !== '' && { lineKbit: kilobits(line) as number }),
    ...(sites.trim() !== '' && { mostSites: whole(sites) as number }),
  };
}

/** The draft in a stored value, or undefined when it is none. */
export function reviveCapacity(stored: unknown): CapacityDraft | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { line, sites } = stored as Partial<CapacityDraft>;
  return typeof line === 'string' && typeof sites === 'string' ? { line, sites } : undefined;
}
