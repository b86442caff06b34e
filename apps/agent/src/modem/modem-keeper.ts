import type { Id, ModemReport, SiteDesired, SiteLine } from '@tresse/contracts';
import {
  isUnlocked,
  judgeModem,
  type Modem,
  type ModemJudgement,
  type ModemLink,
  modemsOfLines,
  usableSession,
} from '@tresse/net-plan';
import type { Clock } from '@tresse/reconcile';
import type { Logger } from 'pino';
import type { ModemHost } from './modem-host.js';
import { ModemTasks } from './modem-tasks.js';
import { PinAttempts } from './pin-attempts.js';

export interface ModemKeeperOptions {
  modems: ModemHost;
  /** File that keeps which PINs were sent. */
  pinsPath: string;
  clock: Clock;
  /** Modems have other interfaces or sessions than before: the plan may be another. */
  onLinks(): void;
  /** What is told of a modem is news. */
  onReport(): void;
  log: Pick<Logger, 'info' | 'warn'>;
}

/** Longest time between two looks, in ms, while all modems are well and while one is not: mostly they are told for. */
const WELL_MS = 60_000;
const UNWELL_MS = 15_000;

const NO_MANAGER: ModemJudgement = { obstacle: 'no-manager', task: null };

/** Keeps the modems of a site's lines in their networks: looks at them when they change, and does what is then due. */
export class ModemKeeper {
  #site: SiteDesired | undefined;
  #links: readonly ModemLink[] | undefined;
  readonly #reports = new Map<Id, ModemReport>();
  readonly #pins: PinAttempts;
  readonly #tasks: ModemTasks;
  #passing: Promise<void> | undefined;
  #again = false;
  #cancel: () => void = () => undefined;
  #stopWatching: (() => void) | undefined;

  constructor(private readonly options: ModemKeeperOptions) {
    const { modems, pinsPath, clock, log } = options;
    this.#pins = new PinAttempts(pinsPath, (reason) =>
      log.warn({ reason }, 'which PINs were sent is not known'),
    );
    this.#tasks = new ModemTasks({ modems, pins: this.#pins, clock, log, onEnd: () => this.#look() });
  }

  /** This is the site now; undefined for none. Lines that are new or others than before are looked at at once. */
  update(site: SiteDesired | undefined): void {
    const before = linesByModem(this.#site);
    const lines = linesByModem(site);
    const changed = [...without(lines, before), ...without(before, lines)];
    this.#site = site;
    for (const { id } of changed) {
      this.#tasks.startAfresh(id);
      if (!lines.some((line) => line.id === id)) this.#reports.delete(id);
    }
    if (lines.length === 0) this.stop();
    else this.#stopWatching ??= this.options.modems.watch(() => this.#look());
    if (changed.length > 0) this.#look();
  }

  /** The modems as they were when last looked at. Before anything is known of the site they are asked for here. */
  async links(): Promise<readonly ModemLink[]> {
    this.#links ??= (await this.#read()) ?? [];
    return this.#links;
  }

  /** Undefined for a line without a modem, and before the first look. */
  report(lineId: Id): ModemReport | undefined {
    return this.#reports.get(lineId);
  }

  /** Resolves when no look and no task is under way. */
  async idle(): Promise<void> {
    do {
      await this.#passing;
      await this.#tasks.idle();
    } while (this.#passing);
  }

  /** What is under way with a modem goes on; the sessions stay. */
  stop(): void {
    this.#site = undefined;
    this.#cancel();
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }

  #look(): void {
    this.#cancel();
    if (this.#site === undefined) return;
    if (this.#passing) {
      this.#again = true;
      return;
    }
    this.#passing = this.#pass(this.#site)
      .catch((error: unknown) => {
        this.options.log.warn({ reason: String(error) }, 'the modems were not looked at');
        return false;
      })
      .then((well) => {
        this.#passing = undefined;
        const latest = this.#again ? 0 : well ? WELL_MS : UNWELL_MS;
        this.#again = false;
        if (this.#site === undefined) return;
        this.#cancel = this.options.clock.after(Math.min(latest, this.#tasks.pause()), () => this.#look());
      });
  }

  /** Resolves with true when all are well. */
  async #pass(site: SiteDesired): Promise<boolean> {
    const modems = await this.#read();
    if (modems) this.#tellLinks(modems);
    const found = modemsOfLines(site.lines, modems ?? []);
    let well = true;
    for (const line of linesByModem(site)) {
      const modem = found.get(line.index);
      const { obstacle, task } = modems ? await this.#judge(site, line, modem) : NO_MANAGER;
      if (without([line], linesByModem(this.#site)).length > 0) return false;
      const untried = task !== null && !this.#tasks.inVain(line.id);
      this.#tell(line.id, { obstacle: untried ? null : obstacle, ...networkOf(modem) });
      if (task) this.#tasks.begin(line, task);
      else if (modem?.state === 'connected') this.#tasks.startAfresh(line.id);
      well &&= modem?.state === 'connected' && task === null;
    }
    return well;
  }

  async #judge(site: SiteDesired, line: SiteLine, modem: Modem | undefined): Promise<ModemJudgement> {
    const { addressing } = line;
    if (addressing.method !== 'modem') return { obstacle: null, task: null };
    if (modem && isUnlocked(modem)) await this.#pins.forget(line.id);
    const session = modem?.session ?? null;
    const usable = session !== null && (session.method === 'dhcp' || usableSession(session, site) !== null);
    return judgeModem(addressing, modem, usable, await this.#pins.of(line.id));
  }

  /** Null while ModemManager does not answer. */
  async #read(): Promise<Modem[] | null> {
    return this.options.modems.read().catch(() => null);
  }

  #tell(lineId: Id, report: ModemReport): void {
    const news = JSON.stringify(report) !== JSON.stringify(this.#reports.get(lineId));
    this.#reports.set(lineId, report);
    if (news) this.options.onReport();
  }

  #tellLinks(modems: readonly Modem[]): void {
    const links = modems.map(({ equipment, interfaces, session }) => ({ equipment, interfaces, session }));
    const news = JSON.stringify(links) !== JSON.stringify(this.#links);
    this.#links = links;
    if (news) this.options.onLinks();
  }
}

/** What is told of its network, once it is in one. Its signal sways by the second, and is told by tens. */
function networkOf(modem: Modem | undefined): Omit<ModemReport, 'obstacle'> {
  const { operator = null, technology = null, signal = null } = modem ?? {};
  if (operator === null) return { operator, technology: null, signal: null };
  return { operator, technology, signal: signal === null ? null : Math.round(signal / 10) * 10 };
}

const linesByModem = (site: SiteDesired | undefined) =>
  (site?.lines ?? []).filter(({ addressing: { method } }) => method === 'modem');

/** Those that the others do not have, or have otherwise. */
const without = (lines: readonly SiteLine[], others: readonly SiteLine[]) =>
  lines.filter((line) => !others.some((other) => isSame(line, other)));

const isSame = (one: SiteLine, other: SiteLine) =>
  one.id === other.id &&
  one.interface === other.interface &&
  JSON.stringify(one.addressing) === JSON.stringify(other.addressing);
