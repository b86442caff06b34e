/** How long the relay's session must have been gone, in ms: its agent may connect anew, or start again. */
export const GONE_MS = 3_000;

/** What both sides tell of a relay. Instants in ms since 1970. */
export interface RelayEvidence {
  /** Since when its session with the control plane is gone; null while it is heard. */
  goneSince: number | null;
  /** Its sites, and whether all tunnels of each are silent while it speaks with the control plane itself. */
  sites: readonly { online: boolean; silent: boolean }[];
}

/**
 * `lost` when both sides say so: the relay's session is gone, and of its sites that are heard at least half, and at least
 * one, hear nothing by any tunnel. A site's own verdict on silence takes ten seconds and needs none here. `away`: only the
 * session is gone, and the tunnels may well work.
 */
export function relayVerdict({ goneSince, sites }: RelayEvidence, now: number): 'heard' | 'away' | 'lost' {
  if (goneSince === null) return 'heard';
  const asked = sites.filter(({ online }) => online);
  const silent = asked.filter((site) => site.silent).length;
  const bothSay = silent > 0 && silent * 2 >= asked.length;
  return bothSay && now - goneSince >= GONE_MS ? 'lost' : 'away';
}
