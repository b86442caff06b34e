/** What helps to choose a braid, worked out where the page is written; the browser carries none of it. */
import { type BraidObstacle, braidObstacles, type Capabilities, type Profile } from '@tresse/contracts';
import { braidInput, FIRST_BRAID } from './braid-draft';

/** What keeps an end from running a profile. */
export interface ProfileObstacle {
  end: 'box' | 'relay';
  obstacle: BraidObstacle;
}

export interface BraidAdvice {
  /** By profile; absent where nothing is in the way. */
  obstacles: Partial<Record<Profile, ProfileObstacle[]>>;
}

const PROFILES: readonly Profile[] = ['mptcp', 'spray', 'failover', 'bond'];

/** Advice from what each end has said that it can do; null while it has said nothing. */
export function braidAdvice(ends: Record<ProfileObstacle['end'], Capabilities | null>): BraidAdvice {
  const obstacles: BraidAdvice['obstacles'] = {};
  for (const profile of PROFILES) {
    const braid = braidInput({ ...FIRST_BRAID, profile });
    const found = (['box', 'relay'] as const).flatMap((end) => {
      const can = ends[end];
      return can === null ? [] : braidObstacles(braid, can).map((obstacle) => ({ end, obstacle }));
    });
    if (found.length > 0) obstacles[profile] = found;
  }
  return { obstacles };
}
