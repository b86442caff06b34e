import type {
  Allowance,
  Capabilities,
  DesiredDocument,
  DeviceRole,
  FoundInterface,
  Ipv4,
  LineCarrier,
  LineSample,
  MptcpPassage,
  ReportedLine,
} from '@tresse/contracts';
import type { Warning } from '@tresse/line-quality';
import type { Execution } from '@tresse/reconcile';
import type { Way } from '../enrol/index.js';
import type { SpeedTarget } from '../jobs/index.js';
import type { Obstacle } from './obstacle.js';

/** A line's verdict as it goes into the site's timeline. */
export interface LineChange {
  lineId: string;
  state: 'up' | 'down';
  cause: ReportedLine['cause'];
  /** Silence before the verdict, in ms. */
  silentMs: number;
  /** Time spent in the former state, in ms. */
  lastedMs: number;
}

/** What carries a line's tunnel from now on. */
export interface CarrierChange {
  lineId: string;
  carrier: LineCarrier;
}

/** A metered line has used so much of its month. */
export interface AllowanceUsed {
  lineId: string;
  percent: Warning;
  whenSpent: Allowance['whenSpent'];
}

/** Whether a line was found to let MPTCP pass, or not to have an address of its own. */
export interface PassageChange {
  lineId: string;
  passage: MptcpPassage;
}

/** What a box shows of itself to those who stand before it. */
export interface Overview {
  /** Its network interfaces; undefined until the host was looked at. */
  interfaces: FoundInterface[] | undefined;
  lines: (Pick<ReportedLine, 'state' | 'cause' | 'carrier'> & { name: string; interface: string })[];
  /** Where devices of the LAN reach it. */
  lanAddresses: string[];
}

/** What a role tells the controller as it happens. */
export interface RoleListener {
  /** The plan may have changed: a verdict, an order of preference. A pass may wait so long after the last one, in ms. */
  onChange(reason: string, restMs?: number): void;
  onLine(change: LineChange): void;
  onCarrier(change: CarrierChange): void;
  onAllowance(used: AllowanceUsed): void;
  /** What is reported of lines beside their state is another than before: what they have used, their modems, their IPv6. */
  onLineReport(): void;
  onPassage(change: PassageChange): void;
  /** The host can do other things than before. */
  onCapabilities(): void;
}

/**
 * One role of the agent: how its documents become a host, and what it sees of its lines. The controller knows nothing
 * else of networking, so that its tests run with a role made of plain values.
 */
export interface Role<Observed, Step> {
  readonly kind: DeviceRole;
  start(listener: RoleListener): void;
  /** Those of the documents that this role can make so now; the others wait for what they stand on. */
  covered(documents: readonly DesiredDocument[]): readonly DesiredDocument[];
  /** What keeps this host from being what the document wants; null when nothing does. */
  obstacle(document: DesiredDocument): Promise<Obstacle | null>;
  observe(): Promise<Observed>;
  plan(documents: readonly DesiredDocument[], observed: Observed): readonly Step[];
  execute(steps: readonly Step[]): Promise<Execution<Step>>;
  /** Everything that may rightly change the plan, as text (see the reconciler). */
  basis(documents: readonly DesiredDocument[], observed: Observed): string;
  /** A pass has ended well: prepare for the next verdict and watch the lines that are now there. */
  settled(): void;
  /** One line of text for people; never a secret. */
  describe(step: Step): string;
  lines(): ReportedLine[];
  /** Absent for a role that has no box. */
  overview?(): Overview;
  /** By what lines something outside the tunnels can be reached now; wherever the host's routes lead where none is known. */
  ways(): readonly Way[];
  /** True when packets from this address of the device leave by the line. */
  leavesBy(lineId: string, address: string): boolean;
  sample(intervalMs: number): LineSample[];
  /** Somebody looks at the figures for the next `durationMs`. */
  attend(durationMs: number): void;
  publicAddress(): Ipv4 | null;
  /** What the host can do; null before it was looked at. */
  capabilities(): Capabilities | null;
  speedTargets(): readonly SpeedTarget[];
  /** True when applying this document may change the device's own way to the control plane. */
  touchesManagement(document: DesiredDocument): boolean;
  /** Stops watching; the data plane stays. */
  stop(): Promise<void>;
}
