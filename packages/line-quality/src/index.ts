/** Pure: heartbeats, interface counters and the time in; rate, round trip, loss, jitter and up/down verdicts out. */

export { periodOf } from './allowance/period.js';
export {
  count,
  isSpent,
  NOTHING_USED,
  type Reading,
  type Usage,
  WARNINGS,
  type Warning,
  warn,
} from './allowance/usage.js';
export {
  CARRIER_TIMING,
  type CarrierFacts,
  type CarrierWatch,
  carrierOf,
  fallbackOf,
  startCarrier,
  stepCarrier,
} from './carrier/carrier.js';
export {
  IDLE_BUDGET_BYTES_PER_MONTH,
  idleBytesPerMonth,
  PROBE_TRIES,
  probeEachMs,
  wireguardBytes,
} from './heartbeat/budget.js';
export { decodeHeartbeat, encodeHeartbeat, HEARTBEAT_BYTES, type Heartbeat } from './heartbeat/packet.js';
export { type Loss, NOTHING_SENT, type Sending, withSendings } from './loss/loss.js';
export { isFlapping } from './measure/flaps.js';
export { floorOf } from './measure/floor.js';
export type { InterfaceCounters } from './measure/traffic.js';
export { choosePreference, type Preference, type Preferred } from './preference.js';
export { holdRoundTrips, type RoundTrips } from './round-trips.js';
export { type LineFigures, takeFigures } from './watch/figures.js';
export { allTunnelsSpeak, restsUntil, standsStill } from './watch/rest.js';
export { startSiteWatch, withAgreed, withGrants, withLines } from './watch/start.js';
export type { ByteCount, LineWatch, SiteWatch, WatchInput, WatchOutput } from './watch/state.js';
export { step } from './watch/step.js';
export { nextTickAt, TIMING, tickDelay } from './watch/timing.js';
