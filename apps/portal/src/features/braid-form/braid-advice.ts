/** What helps to choose a braid, worked out where the page is written; the browser carries none of it. */
import {
  type BraidObstacle,
  braidObstacles,
  type MptcpPassage,
  type Profile,
  type Site,
} from '@tresse/contracts';
import { braidInput, FIRST_BRAID } from './braid-draft';

/** What keeps an end from running a profile. */
export interface ProfileObstacle {
  end: 'box' | 'relay';
  obstacle: BraidObstacle;
}

export interface BraidAdvice {
  recommendation: Site['recommendation'];
  /** By profile; absent where nothing is in the way. */
  obstacles: Partial<Record<Profile, ProfileObstacle[]>>;
  /** Names of the lines on which MPTCP does not survive outside a tunnel. */
  stripping: string[];
  /** Names of the lines on which the box has the same address. */
  sharing: string[];
}

const PROFILES: readonly Profile[] = ['mptcp', 'spray', 'failover', 'bond'];

/** Advice from what both ends have said of themselves and of the lines, as far as they have. */
export function braidAdvice({ device, relay, lines, recommendation }: Site): BraidAdvice {
  const ends = [
    { end: 'box', can: device?.capabilities },
    { end: 'relay', can: relay?.capabilities },
  ] as const;
  const obstacles: BraidAdvice['obstacles'] = {};
  for (const profile of PROFILES) {
    const braid = braidInput({ ...FIRST_BRAID, profile });
    const found = ends.flatMap(({ end, can }) =>
      can ? braidObstacles(braid, can).map((obstacle) => ({ end, obstacle })) : [],
    );
    if (found.length > 0) obstacles[profile] = found;
  }
  const namesOf = (passage: MptcpPassage) =>
    lines.filter(({ mptcp }) => mptcp === passage).map(({ name }) => name);
  return {
    recommendation,
    obstacles,
    stripping: namesOf('stripped'),
    sharing: namesOf('shared-address'),
  };
}
