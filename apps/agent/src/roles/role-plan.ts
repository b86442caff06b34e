import type {
  DesiredBody,
  DesiredDocument,
  DeviceRole,
  Id,
  Ipv4,
  LineIndex,
  SiteDesired,
} from '@tresse/contracts';
import type {
  ConnectionEnds,
  Contingency,
  CountedLine,
  HostState,
  Paths,
  Step,
  Turn,
} from '@tresse/net-plan';
import type { MeteredLine } from '../allowance/index.js';
import type { Way } from '../enrol/index.js';
import type { SpeedTarget } from '../jobs/index.js';
import type { PassageTarget } from '../passage/index.js';
import type { WatchedLine } from '../watcher/index.js';
import type { Words } from './following.js';
import type { VerdictBook } from './verdict-book.js';

/** What the settings in force make of the box, for those who stand before it and for the report. */
export interface SettingsInShort {
  lines: { id: Id; name: string; interface: string }[];
  lan: { interface: string; address: Ipv4 };
}

/** What differs between the roles, all of it values from values. `Bodies` is what a role reads from its documents. */
export interface RolePlan<Bodies> {
  kind: DeviceRole;
  /** Absent where nobody asks for it. */
  inShort?(bodies: Bodies): SettingsInShort;
  /** True for the kinds of body that this role reads. */
  reads(body: DesiredBody): boolean;
  /** Undefined when nothing should be there: the host is then taken down. */
  bodies(documents: readonly DesiredDocument[]): Bodies | undefined;
  /** What of it the host names otherwise, by the host's names; absent where it names nothing. */
  asNamed?(bodies: Bodies, observed: HostState): Bodies;
  plan(bodies: Bodies, observed: HostState, verdicts: VerdictBook, paths: Paths): Step[];
  /** Of the plan what only the queues need. */
  queues(bodies: Bodies, observed: HostState, verdicts: VerdictBook, paths: Paths): Step[];
  /** Of the bodies what a verdict on one site's lines can change. */
  ofSite(bodies: Bodies, siteId: Id): Bodies;
  contingencies(bodies: Bodies, observed: HostState, verdicts: VerdictBook, paths: Paths): Contingency[];
  /** What another word on a site's lines changes; absent where one site is all there is, and a pass is as cheap. */
  turn?(bodies: Bodies, observed: HostState, words: Words, paths: Paths): Turn;
  /** How long a pass that one site's lines ask for leaves after the one before, in ms; at once where it is absent. */
  restMs?(bodies: Bodies): number;
  /** Something far away has to answer before the host can be all that is wanted, and nothing tells when it does; never where absent. */
  awaits?(bodies: Bodies, observed: HostState): boolean;
  watched(bodies: Bodies, isSpent: (lineId: Id) => boolean): WatchedLine[];
  /** Lines that carry nothing because what they were given lies on the LAN; absent where there is none. */
  offForLan?(bodies: Bodies, observed: HostState, verdicts: VerdictBook): Id[];
  /** Names of lines on whose networks the LAN would come to lie, though it does not by the settings in force; absent where there is none. */
  underLan?(bodies: Bodies, present: Bodies | undefined, observed: HostState): string[];
  /** Lines of which this end counts what they carry. */
  metered(bodies: Bodies): MeteredLine[];
  /** Interfaces of the host of which a change may change the plan. */
  interfaces(bodies: Bodies): string[];
  speedTargets(bodies: Bodies): SpeedTarget[];
  publicAddress(bodies: Bodies): Ipv4 | null;
  touchesManagement(document: DesiredDocument): boolean;
  /** Lines whose tunnels are found to run over TCP; absent where nothing is decided of it. */
  overTcp?(bodies: Bodies, observed: HostState): LineIndex[];
  /** Lines that lead into the IPv6 internet themselves; absent where nothing is said of lines. */
  ipv6Lines?(bodies: Bodies, observed: HostState): Id[];
  /** The site whose modems are kept in their networks; absent where there are none. */
  modems?(bodies: Bodies): SiteDesired;
  /** Connections that show what each line does to MPTCP; absent where the other end tries. */
  passages?(bodies: Bodies, observed: HostState, verdicts: VerdictBook): PassageTarget[];
  /** Lines by which something outside the tunnels can be reached; absent where nobody asks for it. */
  ways?(bodies: Bodies, observed: HostState, verdicts: VerdictBook): Way[];
  /** How the proxies' connections over each line are told. */
  connectionEnds(bodies: Bodies, observed: HostState, verdicts: VerdictBook): ConnectionEnds[];
  /** Lines of which the filter counts what comes by them; absent where they have interfaces. */
  counted?(bodies: Bodies, observed: HostState): CountedLine[];
  /** The site's word on its lines counts; a relay sees the same lines from the other end and keeps quiet. */
  speaksOfLines: boolean;
}
