/** How long the relay's session must have been gone, in ms: its agent may connect anew, or start again. */
export const GONE_MS = 3_000;
/** The same of a relay that no site would miss, in ms: nobody else can say whether it is dead, and nobody waits. */
export const SPARE_GONE_MS = 120_000;

/** What both sides tell of a relay. Instants in ms since 1970. */
export interface RelayEvidence {
  /** Since when its session with the control plane is gone; null while it is heard. */
  goneSince: number | null;
  /** Its sites, and whether all tunnels of each are silent while it speaks with the control plane itself. */
  sites: readonly { online: boolean; silent: boolean }[];
  /** A cloud's that should be at work, with no site on it, nor connections of sites that have left. */
  isSpare: boolean;
}

/**
 * `lost` when both sides say so: the relay's session is gone, and of its sites that are heard at least half, and at least
 * one, hear nothing by any tunnel. A site's own verdict on silence takes ten seconds and needs none here. `away`: only the
 * session is gone, and the tunnels may well work. Of a spare one nobody has tunnels: where it is wrong, another is ordered
 * in its place.
 */
export function relayVerdict(
  { goneSince, sites, isSpare }: RelayEvidence,
  now: number,
): 'heard' | 'away' | 'lost' {
  if (goneSince === null) return 'heard';
  if (isSpare) return now - goneSince >= SPARE_GONE_MS ? 'lost' : 'away';
  const asked = sites.filter(({ online }) => online);
  const silent = asked.filter((site) => site.silent).length;
  const bothSay = silent > 0 && silent * 2 >= asked.length;
  return bothSay && now - goneSince >= GONE_MS ? 'lost' : 'away';
}
