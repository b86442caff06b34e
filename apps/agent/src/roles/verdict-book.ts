import type { Id, LineIndex } from '@tresse/contracts';
import { type LineVerdicts, NO_VERDICTS } from '@tresse/net-plan';
import type { LineVerdict, PreferenceChange } from '../watcher/index.js';

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

  prefer({ siteId, order }: PreferenceChange): void {
    this.bySite.set(siteId, { ...this.of(siteId), preference: order.map(({ index }) => index) });
  }

  /** Forgets sites and lines that are no longer there. */
  keepOnly(lines: readonly { siteId: Id; index: LineIndex }[]): void {
    for (const [siteId, { down, preference }] of this.bySite) {
      const present = new Set(lines.filter((line) => line.siteId === siteId).map(({ index }) => index));
      if (present.size === 0) this.bySite.delete(siteId);
      else {
        const known = (index: LineIndex) => present.has(index);
        this.bySite.set(siteId, { down: down.filter(known), preference: preference.filter(known) });
      }
    }
  }
}

function sorted(indexes: readonly LineIndex[]): LineIndex[] {
  return [...indexes].sort((a, b) => a - b);
}
