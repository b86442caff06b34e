import { z } from 'zod';
import { Ipv4 } from './address.js';
import { Capabilities } from './capabilities.js';
import { Scope } from './desired-state/document.js';
import { DeviceRole } from './enrolment.js';
import { FoundInterfaces } from './found-interface.js';
import { Generation, Id, Instant, Sha256 } from './id.js';

/** How far a generation has come on this device; each type appears at most once. */
export const ConditionType = z.enum(['Received', 'Valid', 'Applied', 'Confirmed', 'RolledBack']);
export type ConditionType = z.infer<typeof ConditionType>;

/** Reason of a condition that is false only because its turn has not come. */
export const NOT_YET = 'Pending';

/** Reason of a document that is refused since its LAN would lie on a network that a line has. */
export const LAN_ON_LINE = 'LanOnLine';

export const Condition = z.strictObject({
  type: ConditionType,
  status: z.boolean(),
  /** Stable, in CamelCase: `StepFailed`, `SignatureInvalid`, `NotConfirmed`. */
  reason: z.string().max(64),
  message: z.string().max(1_024),
  at: Instant,
});
export type Condition = z.infer<typeof Condition>;

/** What one scope is on the device now. */
export const ReportedScope = z.strictObject({
  scope: Scope,
  /** Newest generation the device has taken note of. */
  observedGeneration: Generation,
  /** Generation that is in force (provisional or confirmed), with its hash; null before the first. */
  appliedGeneration: Generation.nullable(),
  appliedHash: Sha256.nullable(),
  conditions: z.array(Condition).max(5),
});
export type ReportedScope = z.infer<typeof ReportedScope>;

/** The watcher's verdict on a line. */
export const LineState = z.enum(['up', 'down', 'unknown']);
export type LineState = z.infer<typeof LineState>;

/**
 * Why a line is down: nothing heard though it should, no carrier, no address, what its network gave it lies on the LAN,
 * its interface is missing, its allowance is spent.
 */
export const LineCause = z.enum([
  'silent',
  'no-carrier',
  'no-address',
  'on-lan',
  'no-interface',
  'allowance',
]);
export type LineCause = z.infer<typeof LineCause>;

/**
 * Whether connections keep MPTCP on the bare line, outside any tunnel: some boxes and carriers take it out. A line of which
 * another has the same address cannot be told from that one, and the kernel opens subflows on one of them alone.
 */
export const MptcpPassage = z.enum(['passes', 'stripped', 'shared-address', 'unknown']);
export type MptcpPassage = z.infer<typeof MptcpPassage>;
/** What carries a line's tunnel: UDP packets, or a TCP connection where the line blocks UDP. */
export const LineCarrier = z.enum(['udp', 'tcp']);
export type LineCarrier = z.infer<typeof LineCarrier>;

/** What a line with an allowance has carried in its billing month, both directions together. */
export const LineUsage = z.strictObject({
  bytes: z.int().min(0),
  /** Beginning of the month; null while the device's clock has no time. */
  since: Instant.nullable(),
});
export type LineUsage = z.infer<typeof LineUsage>;

/**
 * What keeps a line's modem from the network: ModemManager does not answer; no modem; no SIM; its PIN is needed, was
 * wrong, or one more wrong one would lock it; it asks for its PUK; the modem has failed; no network in reach; the network
 * does not let this SIM in; it gives no session for this access point; the session is of no use to the box.
 */
export const ModemObstacle = z.enum([
  'no-manager',
  'no-modem',
  'no-sim',
  'pin-needed',
  'pin-wrong',
  'pin-last-try',
  'puk-needed',
  'failed',
  'no-network',
  'denied',
  'no-session',
  'unusable',
]);
export type ModemObstacle = z.infer<typeof ModemObstacle>;

/** What a line's modem says of itself and of its network. */
export const ModemReport = z.strictObject({
  obstacle: ModemObstacle.nullable(),
  /** Name of the network's operator. */
  operator: z.string().max(64).nullable(),
  /** As ModemManager names it: `lte`, `5gnr`, `umts`. */
  technology: z.string().max(32).nullable(),
  /** In %. */
  signal: z.int().min(0).max(100).nullable(),
});
export type ModemReport = z.infer<typeof ModemReport>;

export const ReportedLine = z.strictObject({
  id: Id,
  state: LineState,
  cause: LineCause.nullable(),
  since: Instant,
  usage: LineUsage.optional(),
  mptcp: MptcpPassage.default('unknown'),
  carrier: LineCarrier.default('udp'),
  /** Of a line by a modem alone, once it was looked at. */
  modem: ModemReport.optional(),
  /** Whether the line itself leads into the IPv6 internet, once the host was looked at. */
  ipv6: z.boolean().optional(),
});
export type ReportedLine = z.infer<typeof ReportedLine>;

/**
 * Everything a device says of itself; sent whole on connect and on each change. A relay of many sites says it in several
 * messages, one after another: all of it in each, but for the scopes, of which each has some.
 */
export const ReportedState = z.strictObject({
  protocol: z.int(),
  at: Instant,
  role: DeviceRole,
  agentVersion: z.string().max(64),
  /** Counts agent starts' sessions; equals that of the last will of this connection. */
  sessionEpoch: z.int().min(0),
  scopes: z.array(ReportedScope),
  /** Which of how many messages this is, from 1; absent of the only one. */
  part: z.strictObject({ number: z.int().min(1), of: z.int().min(2) }).optional(),
  lines: z.array(ReportedLine),
  /** Changes made by hand that the device has undone, since it was enrolled. */
  drift: z.strictObject({ repaired: z.int().min(0), last: z.array(z.string().max(256)).max(20) }),
  /** The address that the internet sees, as found by the relay; null on a site. */
  publicAddress: Ipv4.nullable(),
  /** Null until the host was looked at. */
  capabilities: Capabilities.nullable(),
  /** Of a site alone, always whole; absent until the host was looked at. */
  interfaces: FoundInterfaces.optional(),
});
export type ReportedState = z.infer<typeof ReportedState>;

/**
 * Presence. `online` is published after connecting and `offline` is the last will of the same connection; the
 * control plane ignores an `offline` whose epoch is below the newest `online` (a will that comes late).
 */
export const SessionMessage = z.strictObject({
  state: z.enum(['online', 'offline']),
  epoch: z.int().min(0),
});
export type SessionMessage = z.infer<typeof SessionMessage>;
