import type { Id, ModemReport, SiteDesired, SiteLine } from '@tresse/contracts';
import {
  judgeModem,
  type Modem,
  type ModemJudgement,
  type ModemTask,
  modemsOfLines,
  type SessionRequest,
  usableSession,
} from '@tresse/net-plan';
import type { Clock } from '@tresse/reconcile';
import type { Logger } from 'pino';
import { PinAttempts } from './pin-attempts.js';

/** ModemManager, as far as it is told and asked here. Each may throw. */
export interface ModemHost {
  read(): Promise<Modem[]>;
  unlock(sim: string, pin: string): Promise<void>;
  connect(modem: string, request: SessionRequest): Promise<void>;
  disconnect(modem: string): Promise<void>;
}

export interface ModemKeeperOptions {
  modems: ModemHost;
  /** File that keeps which PINs were sent. */
  pinsPath: string;
  clock: Clock;
  /** Modems have other names, interfaces or sessions than before: the plan may be another. */
  onLinks(): void;
  /** What is told of a modem is news. */
  onReport(): void;
  log: Pick<Logger, 'info' | 'warn'>;
}

/** Between two looks at modems that are well, in ms; one that is not is tried again after the first, then ever later. */
const WELL_MS = 60_000;
const FIRST_MS = 5_000;
const LONGEST_MS = 300_000;

/** Looks at the modems of the site's lines, one pass after the other, and does with each the one thing that is due. */
export class ModemKeeper {
  #site: SiteDesired | undefined;
  readonly #reports = new Map<Id, ModemReport>();
  readonly #pins: PinAttempts;
  #links = '';
  #troubles = 0;
  #passing: Promise<void> | undefined;
  #again = false;
  #cancel: () => void = () => undefined;
  #stopped = false;

  constructor(private readonly options: ModemKeeperOptions) {
    this.#pins = new PinAttempts(options.pinsPath, (reason) =>
      options.log.warn({ reason }, 'which PINs were sent is not known'),
    );
  }

  /** This is the site now. Another one is looked at soon, the same at its time. */
  update(site: SiteDesired): void {
    const wanted = (one: SiteDesired | undefined) => JSON.stringify(one && linesByModem(one));
    const same = wanted(site) === wanted(this.#site);
    this.#site = site;
    if (same) return;
    this.#troubles = 0;
    for (const id of this.#reports.keys()) {
      if (!linesByModem(site).some((line) => line.id === id)) this.#reports.delete(id);
    }
    this.#look();
  }

  /** Undefined for a line without a modem, and before the first look. */
  report(lineId: Id): ModemReport | undefined {
    return this.#reports.get(lineId);
  }

  /** Resolves when no look is under way. */
  async looked(): Promise<void> {
    await this.#passing;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#passing;
  }

  #look(): void {
    this.#cancel();
    this.#cancel = () => undefined;
    if (this.#stopped) return;
    if (this.#passing) {
      this.#again = true;
      return;
    }
    this.#passing = this.#pass()
      .catch((error: unknown) => {
        this.options.log.warn({ reason: String(error) }, 'the modems were not looked at');
        return false;
      })
      .then((well) => {
        this.#passing = undefined;
        this.#schedule(well);
      });
  }

  #schedule(well: boolean): void {
    const { site, again } = { site: this.#site, again: this.#again };
    this.#again = false;
    if (this.#stopped || site === undefined || linesByModem(site).length === 0) return;
    this.#troubles = well ? 0 : this.#troubles + 1;
    const later = Math.min(LONGEST_MS, FIRST_MS * 2 ** (this.#troubles - 1));
    this.#cancel = this.options.clock.after(again ? 0 : well ? WELL_MS : later, () => this.#look());
  }

  /** Resolves with true when nothing is left to do. */
  async #pass(): Promise<boolean> {
    const site = this.#site;
    if (site === undefined || linesByModem(site).length === 0) return true;
    const modems = await this.options.modems.read().catch(() => null);
    this.#tellLinks(modems ?? []);
    const found = modemsOfLines(site.lines, modems ?? []);
    const judged: boolean[] = [];
    for (const line of linesByModem(site)) {
      const modem = found.get(line.index);
      const judgement: ModemJudgement =
        modems === null ? { obstacle: 'no-manager', task: null } : await this.#judge(site, line, modem);
      this.#tell(line.id, {
        obstacle: judgement.obstacle,
        operator: modem?.operator ?? null,
        technology: modem?.technology ?? null,
        signal: roughly(modem?.signal ?? null),
      });
      if (judgement.task && !this.#stopped) await this.#do(line, judgement.task);
      judged.push(modem?.state === 'connected' && judgement.task === null);
    }
    return judged.every(Boolean);
  }

  async #judge(site: SiteDesired, line: SiteLine, modem: Modem | undefined): Promise<ModemJudgement> {
    const { addressing } = line;
    if (addressing.method !== 'modem') return { obstacle: null, task: null };
    if (modem && modem.lock === null) await this.#pins.forget(line.id);
    const session = modem?.session ?? null;
    const usable = session !== null && (session.method === 'dhcp' || usableSession(session, site) !== null);
    return judgeModem(addressing, modem, usable, await this.#pins.of(line.id));
  }

  /** A task that fails shows at the next look; what was told may be secret and is not written down. */
  async #do({ id, name }: SiteLine, task: ModemTask): Promise<void> {
    const { modems, log } = this.options;
    try {
      if (task.do === 'unlock') {
        await this.#pins.note(id, task.attempt);
        await modems.unlock(task.sim, task.pin);
      } else if (task.do === 'connect') await modems.connect(task.modem, task.request);
      else await modems.disconnect(task.modem);
      log.info({ line: name, task: task.do }, 'modem');
    } catch (error) {
      log.warn({ line: name, task: task.do, reason: String(error) }, 'the modem has refused');
    }
  }

  #tell(lineId: Id, report: ModemReport): void {
    const news = JSON.stringify(report) !== JSON.stringify(this.#reports.get(lineId));
    this.#reports.set(lineId, report);
    if (news) this.options.onReport();
  }

  #tellLinks(modems: readonly Modem[]): void {
    const links = JSON.stringify(
      modems.map(({ equipment, interfaces, session }) => [equipment, interfaces, session]),
    );
    if (links === this.#links) return;
    this.#links = links;
    this.options.onLinks();
  }
}

/** It sways by the second: news are told by tens. */
const roughly = (percent: number | null) => (percent === null ? null : Math.round(percent / 10) * 10);

const linesByModem = ({ lines }: SiteDesired) =>
  lines.filter(({ addressing: { method } }) => method === 'modem');
