import {
  type FoundLine,
  foundLines,
  type HostState,
  lanAddress,
  type Paths,
  planUnconfigured,
  type Step,
  waitingCards,
} from '@tresse/net-plan';
import { type Clock, systemClock } from '@tresse/reconcile';
import { type EnrolmentErrorCode, hostOf, type Way } from '../enrol/index.js';
import { type Reach, reachBy, type Target } from './reach.js';
import { silenceAt, type Waiting } from './silence.js';

/** Between two tries of a line that leads to the control plane, and of one that does not, in ms. */
const TRY_AGAIN_MS = { reaching: 60_000, else: 10_000 };

export interface LineFinderOptions {
  paths: Paths;
  /** Where the local page is served; null for nowhere. */
  pagePort: number | null;
  clock?: Pick<Clock, 'after'>;
  /** A clock that only runs forward, in ms. */
  monotonicMs?(): number;
  tryReach?(way: Way, target: Target): Promise<Reach>;
  patienceMs?: number;
}

/** A line with an address, as it was tried last. */
interface Tried {
  readonly address: string;
  readonly reach: Reach;
  readonly at: number;
}

/**
 * What a box without settings should do, and what it has found. Deciding is net-plan's; this keeps what takes time: how
 * long cards have waited for an address, and how far lines lead.
 */
export class LineFinder {
  private readonly now: () => number;
  private readonly clock: Pick<Clock, 'after'>;
  private readonly listeners = new Set<(reason: string) => void>();
  private waiting: Waiting = new Map();
  private silent: readonly string[] = [];
  private found: readonly FoundLine[] = [];
  private tried = new Map<string, Tried>();
  private target: Target | null = null;
  private isTrying = false;
  private stopped = false;
  private cancelSilence: () => void = () => undefined;
  private cancelTry: () => void = () => undefined;

  constructor(private readonly options: LineFinderOptions) {
    this.now = options.monotonicMs ?? (() => performance.now());
    this.clock = options.clock ?? systemClock;
  }

  /** Calls back when what should be done, or what was found, is another. Returns what ends it. */
  listen(listener: (reason: string) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** The control plane is here: lines are tried for it from now on. */
  aim(url: URL): void {
    const target = { host: hostOf(url), port: Number(url.port || 443) };
    if (target.host === this.target?.host && target.port === this.target.port) return;
    this.target = target;
    this.tried.clear();
    void this.tryLines();
  }

  /** The steps that are left to do on a host without settings. */
  plan(observed: HostState): Step[] {
    this.found = foundLines(observed);
    const silence = silenceAt(this.now(), this.waiting, waitingCards(this.found), this.options.patienceMs);
    this.waiting = silence.waiting;
    this.silent = silence.silent;
    this.cancelSilence();
    if (silence.nextMs !== null && !this.stopped) {
      this.cancelSilence = this.clock.after(silence.nextMs, () => this.tell('nobody hands out addresses'));
    }
    const { paths, pagePort } = this.options;
    return planUnconfigured(observed, { silent: this.silent, reaching: this.reaching(), pagePort }, paths);
  }

  /** There are settings now: nothing is tried any more. */
  rest(): void {
    this.cancelSilence();
    this.cancelTry();
    this.found = [];
    this.silent = [];
    this.waiting = new Map();
    this.tried.clear();
  }

  /** The steps are done: what was found can be tried. */
  settled(): void {
    void this.tryLines();
  }

  /** What may rightly change the plan beside the host, as text. */
  basis(): string {
    return JSON.stringify([this.silent, this.reaching()]);
  }

  /** The ways by which the control plane may be reached; of two lines with one address only the first can be told. */
  ways(): Way[] {
    return this.found.flatMap(({ device, address }, place) =>
      address === null || this.found.findIndex((other) => other.address === address) !== place
        ? []
        : [{ name: device, localAddress: address }],
    );
  }

  /** Whether the control plane answered by an interface, where that was tried. */
  internet(): ReadonlyMap<string, boolean> {
    return new Map([...this.tried].map(([name, { reach }]) => [name, reach === 'control-plane']));
  }

  /** The addresses at which the box serves a laptop. */
  lanAddresses(): string[] {
    return this.found
      .filter(({ device }) => this.silent.includes(device))
      .map(({ index }) => lanAddress(index).split('/')[0] ?? '');
  }

  /** Why the control plane was not reached. The internet is missing only where each line was tried for it. */
  blame(): EnrolmentErrorCode {
    const ways = this.ways();
    if (ways.length === 0) return 'enrol.no-line';
    const isMissing = ways.every(({ name }) => name !== null && this.tried.get(name)?.reach === 'nowhere');
    return isMissing ? 'enrol.no-internet' : 'enrol.unreachable';
  }

  stop(): void {
    this.stopped = true;
    this.rest();
    this.listeners.clear();
  }

  /** Cards by how far they lead; those that lead nowhere are not among them. */
  private reaching(): string[] {
    const by = (wanted: Reach) =>
      [...this.tried].filter(([, { reach }]) => reach === wanted).map(([name]) => name);
    return [...by('control-plane').sort(), ...by('internet').sort()];
  }

  private known(): string {
    return JSON.stringify([this.basis(), ...this.internet()]);
  }

  private tell(reason: string): void {
    for (const listener of this.listeners) listener(reason);
  }

  private isDue({ name, localAddress }: Way): boolean {
    const tried = name === null ? undefined : this.tried.get(name);
    if (tried === undefined || tried.address !== localAddress) return true;
    return this.now() - tried.at >= TRY_AGAIN_MS[tried.reach === 'control-plane' ? 'reaching' : 'else'];
  }

  /** Tries those lines whose turn it is, all at once; each counts as soon as it has answered, or was waited for. */
  private async tryLines(): Promise<void> {
    const { target } = this;
    if (this.isTrying || this.stopped || target === null) return;
    this.isTrying = true;
    this.cancelTry();
    const present = new Set(this.ways().map(({ name }) => name));
    for (const name of this.tried.keys()) if (!present.has(name)) this.tried.delete(name);
    const due = this.ways().filter((way) => this.isDue(way));
    await Promise.all(due.map((way) => this.tryLine(way, target)));
    this.isTrying = false;
    if (this.stopped) return;
    if (target !== this.target) return this.tryLines();
    if (this.ways().length > 0) {
      this.cancelTry = this.clock.after(TRY_AGAIN_MS.else, () => void this.tryLines());
    }
  }

  private async tryLine(way: Way, target: Target): Promise<void> {
    const { name, localAddress } = way;
    const reach = await (this.options.tryReach ?? reachBy)(way, target);
    const isThere = this.ways().some((other) => other.name === name && other.localAddress === localAddress);
    if (this.stopped || target !== this.target || !isThere) return;
    if (name === null || localAddress === undefined) return;
    const before = this.known();
    this.tried.set(name, { address: localAddress, reach, at: this.now() });
    if (this.known() !== before) this.tell('lines were tried');
  }
}
