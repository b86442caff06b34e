/** Counters of a tunnel's interface since it was made, as in /proc/net/dev. */
export interface InterfaceCounters {
  rxBytes: number;
  rxPackets: number;
  txBytes: number;
  txPackets: number;
}

/** What a line carries beside heartbeats, told from counters: they say that the peer lives, and what flows. */
export interface Traffic {
  counters: InterfaceCounters;
  /** Heartbeats of ours that the counters include. */
  beatsIn: number;
  beatsOut: number;
  /** Packets that were no heartbeat, as far as settled; see `settle`. */
  dataIn: number;
  dataOut: number;
  /** The same at the last reading, not yet settled. */
  pendingIn: number;
  pendingOut: number;
  /** Leaky count of data packets: 3 a second flow off. */
  level: number;
  at: number;
  dataInAt: number;
  dataOutAt: number;
  /** Since when data has come in without a pause worth the name. */
  flowingSince: number;
}

/** A flow that pauses for longer, in ms, is no steady one: it may stop by itself. */
const PAUSE_MS = 40;

/** Data packets a second, both ways, from which a line counts as carrying traffic: more than a lone keepalive. */
export const TRAFFIC_LEVEL = 3;

/** The traffic after one more heartbeat of ours that the counters include, or will at the next reading. */
export function withBeat(traffic: Traffic, way: 'in' | 'out'): Traffic {
  return {
    counters: traffic.counters,
    beatsIn: traffic.beatsIn + (way === 'in' ? 1 : 0),
    beatsOut: traffic.beatsOut + (way === 'out' ? 1 : 0),
    dataIn: traffic.dataIn,
    dataOut: traffic.dataOut,
    pendingIn: traffic.pendingIn,
    pendingOut: traffic.pendingOut,
    level: traffic.level,
    at: traffic.at,
    dataInAt: traffic.dataInAt,
    dataOutAt: traffic.dataOutAt,
    flowingSince: traffic.flowingSince,
  };
}

/** What is known at the first reading of the counters, at a time in ms. */
export function startTraffic(counters: InterfaceCounters, now: number): Traffic {
  return {
    counters,
    beatsIn: counters.rxPackets,
    beatsOut: counters.txPackets,
    dataIn: 0,
    dataOut: 0,
    pendingIn: 0,
    pendingOut: 0,
    level: 0,
    at: now,
    dataInAt: Number.NEGATIVE_INFINITY,
    dataOutAt: Number.NEGATIVE_INFINITY,
    flowingSince: now,
  };
}

/**
 * A heartbeat is counted by the interface before its socket has been read: only what two readings in a row agree
 * on is data; and what was taken for data too early is given back.
 */
function settle(settled: number, pending: number, seen: number): number {
  return Math.min(seen, Math.max(settled, Math.min(pending, seen)));
}

/** The traffic after a reading of the counters; starts anew when they went backwards (the interface was remade). */
export function withCounters(traffic: Traffic, counters: InterfaceCounters, now: number): Traffic {
  const before = traffic.counters;
  if (counters.rxPackets < before.rxPackets || counters.txPackets < before.txPackets) {
    return startTraffic(counters, now);
  }
  const seenIn = counters.rxPackets - traffic.beatsIn;
  const seenOut = counters.txPackets - traffic.beatsOut;
  const dataIn = settle(traffic.dataIn, traffic.pendingIn, seenIn);
  const dataOut = settle(traffic.dataOut, traffic.pendingOut, seenOut);
  const newIn = Math.max(0, dataIn - traffic.dataIn);
  const newOut = Math.max(0, dataOut - traffic.dataOut);
  const leaked = (TRAFFIC_LEVEL * (now - traffic.at)) / 1_000;
  return {
    counters,
    beatsIn: traffic.beatsIn,
    beatsOut: traffic.beatsOut,
    dataIn,
    dataOut,
    pendingIn: seenIn,
    pendingOut: seenOut,
    level: Math.min(2 * TRAFFIC_LEVEL, Math.max(0, traffic.level - leaked) + newIn + newOut),
    at: now,
    dataInAt: newIn > 0 ? now : traffic.dataInAt,
    dataOutAt: newOut > 0 ? now : traffic.dataOutAt,
    flowingSince: newIn > 0 && now - traffic.dataInAt > PAUSE_MS ? now : traffic.flowingSince,
  };
}
