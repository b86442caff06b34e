import type { Id, LineIndex } from '@tresse/contracts';
import { type LineVerdicts, NO_VERDICTS } from '@tresse/net-plan';
import {
  type GrantChange,
  type LineVerdict,
  linesBySite,
  type PreferenceChange,
  type RateChange,
} from '../watcher/index.js';

/** The watcher's present word on the lines of each site, as planning takes it. */
export class VerdictBook {
  private readonly bySite = new Map<Id, LineVerdicts>();

  of(siteId: Id): LineVerdicts {
    return this.bySite.get(siteId) ?? NO_VERDICTS;
  }

  note({ siteId, index, state }: LineVerdict): void {
    const verdicts = this.of(siteId);
    const others = verdicts.down.filter((line) => line !== index);
    this.bySite.set(siteId, { ...verdicts, down: state === 'down' ? sorted([...others, index]) : others });
  }

  prefer({ siteId, order, roundTrips }: PreferenceChange): void {
    const preference = order.map(({ index }) => index);
    this.bySite.set(siteId, { ...this.of(siteId), preference, roundTrips });
  }

  /** The site's lines that are kept a way over TCP. */
  keepWays(siteId: Id, fallback: LineVerdicts['fallback']): void {
    this.bySite.set(siteId, { ...this.of(siteId), ...(fallback ? { fallback } : {}) });
  }

  spend(siteId: Id, spent: readonly LineIndex[]): void {
    this.bySite.set(siteId, { ...this.of(siteId), spent });
  }

  /** Takes which of the site's lines lose nothing. */
  clear(siteId: Id, clear: readonly LineIndex[]): void {
    this.bySite.set(siteId, { ...this.of(siteId), clear });
  }

  /** Takes what this end may send by a line from now on. */
  rate({ siteId, index, kbit }: RateChange): void {
    const verdicts = this.of(siteId);
    const { [index]: _former, ...others } = verdicts.rates ?? {};
    this.bySite.set(siteId, { ...verdicts, rates: kbit === null ? others : { ...others, [index]: kbit } });
  }

  /** Takes the most that this end may send by a line, whatever that carries. */
  grant({ siteId, index, kbit }: GrantChange): void {
    const verdicts = this.of(siteId);
    const { [index]: _former, ...others } = verdicts.granted ?? {};
    this.bySite.set(siteId, { ...verdicts, granted: kbit === null ? others : { ...others, [index]: kbit } });
  }

  /** Forgets sites and lines that are no longer there. */
  keepOnly(lines: readonly { siteId: Id; index: LineIndex }[]): void {
    const bySite = linesBySite(lines);
    for (const [siteId, known] of this.bySite) {
      const present = new Set(bySite.get(siteId)?.map(({ index }) => index));
      if (present.size === 0) this.bySite.delete(siteId);
      else {
        const stays = (index: LineIndex) => present.has(index);
        const { down, preference, rates, granted, clear } = known;
        this.bySite.set(siteId, {
          ...known,
          down: down.filter(stays),
          preference: preference.filter(stays),
          ...(clear ? { clear: clear.filter(stays) } : {}),
          ...(rates ? { rates: only(rates, stays) } : {}),
          ...(granted ? { granted: only(granted, stays) } : {}),
        });
      }
    }
  }
}

function only(rates: Readonly<Record<LineIndex, number>>, stays: (index: LineIndex) => boolean) {
  return Object.fromEntries(Object.entries(rates).filter(([index]) => stays(Number(index))));
}

function sorted(indexes: readonly LineIndex[]): LineIndex[] {
  return [...indexes].sort((a, b) => a - b);
}
