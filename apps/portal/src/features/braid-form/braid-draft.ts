/** How the lines are joined, as it is being chosen: what one profile has is kept while another is looked at. */
import type { BondHash, BondMode, BondMonitor, Braid, Carrier, Profile } from '@tresse/contracts';

export interface BraidDraft {
  profile: Profile;
  carrier: Carrier;
  mode: BondMode;
  hash: BondHash;
  monitor: BondMonitor;
}

/** What a site has whose owner has chosen nothing. */
export const FIRST_BRAID: BraidDraft = {
  profile: 'mptcp',
  carrier: 'tunnel',
  mode: 'balance-rr',
  hash: 'layer3+4',
  monitor: 'watcher',
};

/** The draft of a braid. */
export function draftOfBraid(braid: Braid): BraidDraft {
  return { ...FIRST_BRAID, ...braid };
}

/** The braid that was chosen. */
export function braidInput({ profile, carrier, mode, hash, monitor }: BraidDraft): Braid {
  switch (profile) {
    case 'mptcp':
      return { profile, carrier };
    case 'bond':
      return { profile, mode, hash, monitor };
    case 'spray':
    case 'failover':
      return { profile };
  }
}
