import type { LineRates } from '@tresse/contracts';
import type { LineVerdicts } from './host-state.js';
import { ASSUMED_CONTRACT, type RatedLine } from './rates.js';

/** What a sender over a site's lines may hold, in bytes. */
export interface WriteBuffer {
  /** For each subflow. What waits unsent on a line that dies must be sent again before anything new: the floor of failover. */
  readonly subflow: number;
  /**
   * For a connection, beside those of its subflows: what went by fast lines and arrived is held until a slow one has
   * brought what comes before it. It waits on no line, so that it costs no silence.
   */
  readonly connection: number;
  /**
   * For a connection, how much it takes that none of its subflows has been given: eight connections hold eight times what the
   * lines need, and all of that is given out again when one of their lines dies. What subflows hold it does not bound: MPTCP
   * shields them from this setting (`sync_socket_options`, net/mptcp/sockopt.c).
   */
  readonly unsent: number;
}

/** Least time for which a subflow's buffer holds payload at the lines' sum, in ms (docs/data-plane.md, item 7). */
const LEAST_MS = 70;

/** A sender keeps what it sent until it is acknowledged, and a queue of this length before the line, in ms. */
const QUEUE_MS = 40;
/** What the kernel counts for itself of a buffer, on top of the payload. */
const BOOKKEEPING = 1.5;

/**
 * MPTCP gives each subflow as many ms of its rate as the others have (`mptcp_sched_default_get_send`, Linux 6.18), so that a
 * far line is used no better than the nearest one's buffer is long: below its round trip bbr gets less, measures less, and is
 * given less. What a round trip becomes under load, in parts and ms of it.
 */
const LOADED = { part: 1.25, ms: 20 };
/**
 * So much of a round trip more where a line loses packets, or may: what came after a lost one counts as held until that was sent
 * again. More of it costs silence (docs/kernel-settings.md has the figures).
 */
const REPAIRED_PART = 0.4;
/** Round trips under load that are followed, in ms: what waits on the others when a line dies is silence. */
const FOLLOWED_MS = 170;
/**
 * A connection's bytes for no subflow yet: what MPTCP gives a subflow at a time (`MPTCP_SEND_BURST_SIZE`), or so many ms of the
 * lines' sum if that is more. With less, each of eight uploads waits on every line at once (docs/figures.md).
 */
const UNSENT = { bytes: 64 * 1024, ms: 5 };

/** Part of a subflow's buffer that is payload; the kernel counts the rest for itself (`ss -tm`: 0.62 to 0.65). */
export const PAYLOAD = 0.65;

/**
 * For how long the lines' sum goes on while one of them is behind, in ms: its rate fell to a third with a queue of 150 ms
 * before it, or it was dead for as long as no verdict comes.
 */
const BEHIND_MS = 600;

/**
 * Bounds of a subflow's buffer in bytes. Each subflow has one, and MPTCP fills them all. Below the first, too few segments
 * fit; above the other, unsent data outlives a line by seconds.
 */
const FEWEST_BYTES = 28 * 1024;
const MOST_BYTES = 4 * 1024 * 1024;
/** Bounds of what a connection holds besides: the kernel's own, and what a relay can have for each one. */
const FEWEST_BEHIND_BYTES = 4_096;
const MOST_BEHIND_BYTES = 4 * 1024 * 1024;

/**
 * How long a sender over these lines keeps them busy from what its subflows hold, in ms, at least: by the fastest of them, up or
 * not, so that a verdict changes nothing.
 */
export function writeBufferMs(
  lines: readonly Pick<RatedLine, 'index'>[],
  { roundTrips = {} }: LineVerdicts,
): number {
  const known = lines.flatMap(({ index }) => roundTrips[index] ?? []);
  const fastest = known.length > 0 ? Math.min(...known) : 0;
  return Math.max(LEAST_MS, BOOKKEEPING * fastest + QUEUE_MS);
}

/** So many bytes keep the fastest line busy for as long as a packet is under way on the slowest one that is followed. */
function untilTheFarthest(
  lines: readonly Pick<RatedLine, 'index' | 'contract'>[],
  direction: keyof LineRates,
  { roundTrips = {}, clear = [] }: LineVerdicts,
): number {
  const loaded = lines.flatMap(({ index }) => {
    const roundTrip = roundTrips[index];
    if (roundTrip === undefined) return [];
    const ms = LOADED.part * roundTrip + LOADED.ms;
    if (ms > FOLLOWED_MS) return [];
    return [clear.includes(index) ? ms : Math.min(FOLLOWED_MS, ms + REPAIRED_PART * roundTrip)];
  });
  const farthest = Math.max(0, ...loaded);
  const fastest = Math.max(0, ...lines.map(({ contract }) => (contract ?? ASSUMED_CONTRACT)[direction]));
  return lines.length > 1 ? Math.round(((fastest / 8) * farthest) / PAYLOAD) : 0;
}

/** The write buffers of a sender of that direction over these lines. */
export function writeBuffer(
  lines: readonly Pick<RatedLine, 'index' | 'contract'>[],
  direction: keyof LineRates,
  verdicts: LineVerdicts,
): WriteBuffer {
  const sum = lines.reduce((total, line) => total + (line.contract ?? ASSUMED_CONTRACT)[direction], 0);
  const bytesIn = (ms: number) => Math.round((sum / 8) * ms);
  const behind = lines.length > 1 ? bytesIn(BEHIND_MS) : 0;
  const subflow = Math.max(
    bytesIn(writeBufferMs(lines, verdicts)),
    untilTheFarthest(lines, direction, verdicts),
  );
  return {
    subflow: Math.min(MOST_BYTES, Math.max(FEWEST_BYTES, subflow)),
    connection: Math.min(MOST_BEHIND_BYTES, Math.max(FEWEST_BEHIND_BYTES, behind)),
    unsent: Math.max(UNSENT.bytes, bytesIn(UNSENT.ms)),
  };
}

/** One for a host that serves several sites: that of the one that needs most. */
export function largest(buffers: readonly WriteBuffer[]): WriteBuffer {
  return {
    subflow: Math.max(0, ...buffers.map(({ subflow }) => subflow)),
    connection: Math.max(0, ...buffers.map(({ connection }) => connection)),
    unsent: Math.max(0, ...buffers.map(({ unsent }) => unsent)),
  };
}
