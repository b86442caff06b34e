import {
  APPLY_TIMEOUT_MS,
  CONFIRM_TIMEOUT_MS,
  type Condition,
  type DesiredAnnouncement,
  type DesiredDocument,
  type DesiredRequest,
  isRemoval,
  NOT_YET,
  type ReportedScope,
  type Scope,
} from '@tresse/contracts';
import {
  begin,
  type Clock,
  confirm,
  decline,
  expire,
  inForce,
  markApplied,
  newestGeneration,
  offer,
  pardon,
  resume,
  stumble,
} from '@tresse/reconcile';
import type { Obstacle } from '../roles/obstacle.js';
import { type ConditionChange, withConditions } from './conditions.js';
import type { DesiredStore, ScopeRecord } from './desired-store.js';

/** A trial that was undone: which generation, and what is in force instead (null for nothing). */
export interface RolledBack {
  scope: Scope;
  generation: number;
  to: number | null;
  reason: string;
}

/** The documents of a device and their commit-confirm, on disk at each step; keeps no time but asks for it. */
export class DocumentKeeper {
  constructor(
    private readonly store: DesiredStore,
    private readonly clock: Clock,
    private readonly timeoutMs: number = CONFIRM_TIMEOUT_MS,
    private readonly applyTimeoutMs: number = APPLY_TIMEOUT_MS,
  ) {}

  /** Takes up trials where the last run left them. */
  async resume(): Promise<void> {
    for (const [scope, record] of this.store.records()) {
      const commit = resume(record.commit, this.clock.monotonic(), this.timeoutMs);
      if (commit !== record.commit) await this.store.put(scope, { ...record, commit });
    }
  }

  /** The documents that should be in force now, by scope. */
  inForce(): DesiredDocument[] {
    return [...this.store.records().values()]
      .map(({ commit }) => inForce(commit))
      .filter((document) => document !== null);
  }

  /** The scopes of which something newer is announced. */
  missing(announcement: Pick<DesiredAnnouncement, 'scopes'>): DesiredRequest['scopes'] {
    return announcement.scopes
      .filter(({ scope, generation }) => generation > newestGeneration(this.store.get(scope).commit))
      .map(({ scope }) => scope);
  }

  /** Puts a checked document on trial; false when it is not newer than what is known. */
  async offer(document: DesiredDocument): Promise<boolean> {
    const record = this.store.get(document.scope);
    const commit = offer(record.commit, document);
    if (commit === record.commit) return false;
    await this.change(
      document.scope,
      { commit, conditions: [] },
      { type: 'Received', status: true, reason: 'Received' },
      { type: 'Valid', status: true, reason: 'Checked' },
      { type: 'Applied', status: false, reason: NOT_YET },
    );
    return true;
  }

  /** Takes note of a checked document that this host cannot make so; false when it is not newer than what is known. */
  async decline(document: DesiredDocument, { reason, message }: Obstacle): Promise<boolean> {
    const record = this.store.get(document.scope);
    const commit = decline(record.commit, document);
    if (commit === record.commit) return false;
    await this.change(
      document.scope,
      { commit, conditions: [] },
      { type: 'Received', status: true, reason: 'Received' },
      { type: 'Valid', status: false, reason, message },
    );
    return true;
  }

  /**
   * The host can do other things than before: what it could not be is no longer refused, and may be pulled once more.
   * What only went without confirmation stays refused. Gives the scopes concerned.
   */
  async reconsider(): Promise<Scope[]> {
    return this.pardonThose(({ conditions }) => conditions.some(wasBeyondHost));
  }

  /** A scope has nothing in force, since its first settings were undone. */
  hasNone(): boolean {
    return [...this.store.records().values()].some(hasNone);
  }

  /** First settings that were undone may be pulled once more: there is nothing to go back to. Gives the scopes concerned. */
  async tryAgain(): Promise<Scope[]> {
    return this.pardonThose(hasNone);
  }

  private async pardonThose(deserves: (record: ScopeRecord) => boolean): Promise<Scope[]> {
    const pardoned: Scope[] = [];
    for (const [scope, record] of this.store.records()) {
      const commit = pardon(record.commit);
      if (commit === record.commit || !deserves(record)) continue;
      await this.store.put(scope, { ...record, commit });
      pardoned.push(scope);
    }
    return pardoned;
  }

  /** Notes that a document for a known scope was refused; false when that is noted, and for unknown scopes, which are not kept. */
  async refuse(scope: string | null, reason: string, message: string): Promise<boolean> {
    const record = scope === null ? undefined : this.store.records().get(scope);
    if (scope === null || !record) return false;
    return this.change(scope, record, { type: 'Valid', status: false, reason, message });
  }

  /** Applying these documents begins: their time runs from now on. Resolves when that is on disk. */
  async begin(documents: readonly DesiredDocument[]): Promise<void> {
    for (const { scope, generation } of documents) {
      const record = this.store.get(scope);
      const commit = begin(record.commit, generation, this.clock.monotonic(), this.applyTimeoutMs);
      if (commit !== record.commit) await this.store.put(scope, { ...record, commit });
    }
  }

  /** Those of the documents that are on trial and not yet known to be in place. */
  unproven(documents: readonly DesiredDocument[]): DesiredDocument[] {
    return this.stillInForce(documents).filter(
      ({ scope }) => this.store.get(scope).commit.trial?.applied === false,
    );
  }

  /** These documents are in place. */
  async applied(documents: readonly DesiredDocument[]): Promise<void> {
    for (const { scope, generation } of this.stillInForce(documents)) {
      const record = this.store.get(scope);
      const commit = markApplied(record.commit, generation, this.clock.monotonic(), this.timeoutMs);
      await this.change(scope, { ...record, commit }, { type: 'Applied', status: true, reason: 'Applied' });
    }
  }

  /** Applying these documents has failed: little time is left to them. */
  async failed(documents: readonly DesiredDocument[], message: string): Promise<void> {
    const condition = { type: 'Applied', status: false, reason: 'StepFailed', message } as const;
    for (const { scope, generation } of this.stillInForce(documents)) {
      const record = this.store.get(scope);
      const commit = stumble(record.commit, generation, this.clock.monotonic(), this.timeoutMs);
      await this.change(scope, { ...record, commit }, condition);
    }
  }

  /** The control plane has heard the device; false when that confirms nothing on trial here. */
  async confirm(scope: Scope, generation: number): Promise<boolean> {
    const record = this.store.get(scope);
    const commit = confirm(record.commit, generation);
    if (commit === record.commit) return false;
    await this.change(scope, { ...record, commit }, { type: 'Confirmed', status: true, reason: 'Heard' });
    return true;
  }

  /** Undoes every trial whose time is over. */
  async expire(): Promise<RolledBack[]> {
    const undone: RolledBack[] = [];
    for (const [scope, record] of this.store.records()) {
      const commit = expire(record.commit, this.clock.monotonic());
      if (commit === record.commit || record.commit.trial === null) continue;
      const { document, applied } = record.commit.trial;
      const failed = record.conditions.find(({ type, status }) => type === 'Applied' && !status)?.message;
      const cause = applied ? undefined : failed;
      const reason = applied ? 'NotConfirmed' : cause ? 'StepFailed' : 'NotApplied';
      const to = inForce(commit)?.generation ?? null;
      undone.push({ scope, generation: document.generation, to, reason });
      const message = `Generation ${document.generation} was undone${to === null ? '' : ` in favour of ${to}`}${cause ? `: ${cause}` : '.'}`;
      await this.change(
        scope,
        { ...record, commit },
        { type: 'RolledBack', status: true, reason, message },
        { type: 'Confirmed', status: false, reason },
      );
    }
    return undone;
  }

  /** When the next trial ends, in ms of the monotonic clock; undefined when none is running. */
  nextDeadline(): number | undefined {
    const deadlines = [...this.store.records().values()]
      .map(({ commit }) => commit.trial?.deadline)
      .filter((deadline) => typeof deadline === 'number');
    return deadlines.length > 0 ? Math.min(...deadlines) : undefined;
  }

  reported(): ReportedScope[] {
    return [...this.store.records()].map(([scope, { commit, conditions }]) => {
      const applied = commit.trial?.applied ? commit.trial.document : commit.good;
      return {
        scope,
        observedGeneration: newestGeneration(commit),
        appliedGeneration: applied?.generation ?? null,
        appliedHash: applied?.hash ?? null,
        conditions: [...conditions],
      };
    });
  }

  /**
   * Forgets the sites whose removal stood as confirmed in a report that the control plane has taken: it has forgotten
   * them too. Returns how many.
   */
  async forgetRemoved(told: readonly ReportedScope[]): Promise<number> {
    const gone = told.filter(({ scope, appliedGeneration, conditions }) => {
      const { good, trial } = this.store.get(scope).commit;
      const confirmed = conditions.some(({ type, status }) => type === 'Confirmed' && status);
      const current = trial === null && good?.generation === appliedGeneration;
      return confirmed && current && isRemoval(good.body);
    });
    for (const { scope } of gone) await this.store.remove(scope);
    return gone.length;
  }

  /** Without those that a newer generation or a rollback has replaced meanwhile. */
  private stillInForce(documents: readonly DesiredDocument[]): DesiredDocument[] {
    return documents.filter(
      ({ scope, generation }) => inForce(this.store.get(scope).commit)?.generation === generation,
    );
  }

  /** False when nothing is another than before. */
  private async change(scope: Scope, record: ScopeRecord, ...changes: ConditionChange[]): Promise<boolean> {
    const at = new Date(this.clock.now()).toISOString();
    const next = { ...record, conditions: withConditions(record.conditions, at, ...changes) };
    const former = this.store.get(scope);
    if (next.commit === former.commit && same(next.conditions, former.conditions)) return false;
    await this.store.put(scope, next);
    return true;
  }
}

/** The first settings were undone, and none came since. */
function hasNone({ commit, conditions }: ScopeRecord): boolean {
  const undone = conditions.some(({ type, status }) => type === 'RolledBack' && status);
  return undone && inForce(commit) === null;
}

/** A document was declined as unsupported, or undone without ever having been in place. */
function wasBeyondHost({ type, status, reason }: Condition): boolean {
  return (
    (type === 'Valid' && !status && reason === 'Unsupported') ||
    (type === 'RolledBack' && status && reason !== 'NotConfirmed')
  );
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((member, index) => member === b[index]);
}
