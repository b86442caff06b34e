import type {
  DeviceRole,
  Id,
  InterfaceName,
  Ipv4,
  LineCause,
  LineIndex,
  LineSample,
  LineState,
  Port,
} from '@tresse/contracts';

/** One line as this end sees it. A site watches its own 2–8; a relay those of every site it serves. */
export interface WatchedLine {
  siteId: Id;
  lineId: Id;
  index: LineIndex;
  /** Interface of the line's tunnel: `tl1` at the site, `tr3-1` at the relay. */
  tunnel: InterfaceName;
  /** Interface that the tunnel leaves by, watched for carrier and address; null where there is none to watch. */
  wan: InterfaceName | null;
  /** True where more than the tunnel carries the braid over `wan` (`goesBesideTunnels`): what that sends is traffic as well. */
  bare: boolean;
  /** True for a line that must not be used: its allowance is spent. */
  resting: boolean;
  /** Set for a line that cannot be used: what its network gave it lies on the LAN. */
  onLan?: true;
  /** Inside the tunnel: at the site the tunnel's own address, at the relay its one address. */
  localAddress: Ipv4;
  peerAddress: Ipv4;
  /** What this end may send by the line, in kbit/s, before anything is measured; null when nobody has said, and nothing is estimated. */
  agreedKbit: number | null;
  /**
   * The most that either end shall send by the line, in kbit/s, since its allowance is spent; null for what it carries,
   * absent at the end that does not count.
   */
  grantsKbit?: number | null;
  /** UDP port of heartbeats, the same at both ends. */
  heartbeatPort: Port;
}

/** A verdict that has just fallen. `cause` is null when the line is up. */
export interface LineVerdict {
  siteId: Id;
  lineId: Id;
  index: LineIndex;
  state: 'up' | 'down';
  cause: LineCause | null;
  /** How long nothing had been heard on the line, in ms; 0 when up. */
  silentMs: number;
  /** How long the line had been in its former state, in ms. */
  lastedMs: number;
}

/** The site's lines from best to worst: those that are up first, by round-trip time with hysteresis. */
export interface PreferenceChange {
  siteId: Id;
  order: { lineId: Id; index: LineIndex }[];
  /** Without the queues, in ms; a line that was not measured is left out. */
  roundTrips: Readonly<Record<LineIndex, number>>;
}

/** What this end may send by a line from now on, in kbit/s; null when what was measured no longer counts. */
export interface RateChange {
  siteId: Id;
  index: LineIndex;
  kbit: number | null;
}

/** The most that the other end grants this one by a line from now on, in kbit/s; null for what the line carries. */
export interface GrantChange {
  siteId: Id;
  index: LineIndex;
  kbit: number | null;
}

export interface WatchedState {
  siteId: Id;
  lineId: Id;
  state: LineState;
  cause: LineCause | null;
  /** Wall-clock instant (ISO 8601) since when the line is in this state. */
  since: string;
  /** Since when nothing of any kind has come by the line. */
  silentMs: number;
}

/** The part of a pino logger that the watcher uses. */
export interface WatcherLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface WatcherOptions {
  role: DeviceRole;
  lines: readonly WatchedLine[];
  /** Called synchronously, inside the turn of the event loop that found it: fire the prepared contingency here. */
  onVerdict(verdict: LineVerdict): void;
  onPreference?(change: PreferenceChange): void;
  onRate?(change: RateChange): void;
  onGrant?(change: GrantChange): void;
  log?: WatcherLog;
}

export interface Watcher {
  /** Watches exactly these lines from now on; a line that is unchanged keeps its state. Sockets follow by themselves. */
  update(lines: readonly WatchedLine[]): void;
  states(): WatchedState[];
  /** Whether the rate of what this end sends by the line changes by itself. */
  isUnsteady(siteId: Id, index: LineIndex): boolean;
  /** Whether the line goes down again and again. */
  isFlapping(siteId: Id, index: LineIndex): boolean;
  /** One sample a line since the last call (`downKbit` is towards the site at either end). */
  sample(intervalMs: number): LineSample[];
  /** Bytes have come by a line in all, its tunnel's among them: told by who counts them where no interface does. */
  counted(siteId: Id, index: LineIndex, bytes: number): void;
  /** Beats each second on idle lines too for the next `durationMs`, so that somebody who looks sees fresh figures. */
  attend(durationMs: number): void;
  /** Tells the peers that the agent leaves (so that its silence is no verdict), then closes the sockets. */
  stop(): Promise<void>;
}
