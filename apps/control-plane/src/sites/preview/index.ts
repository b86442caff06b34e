/** What changes from one site to the next, each difference with its effect on traffic; pure. */
import type { Change, ChangeEffect, ChangePreview, SiteInput } from '@tresse/contracts';
import { changed, onOff } from './difference.js';
import { compareForwards } from './forwards.js';
import { compareLan } from './lan.js';
import { compareLines } from './lines.js';
import { compareBypass, comparePriorities } from './rules.js';
import { braidText } from './texts.js';

const SEVERITY: readonly ChangeEffect[] = ['none', 'line-pause', 'lan-pause', 'link-pause'];

/** Longest pause of each effect, in ms: a tunnel's handshake, a LAN address's change, a move to another relay. */
const PAUSE_MS: Record<ChangeEffect, number> = {
  none: 0,
  'line-pause': 1_000,
  'lan-pause': 2_000,
  'link-pause': 5_000,
};

/**
 * The differences between two sites, and the worst of their effects; none while no line is named, for then nothing of the
 * site is in force.
 */
export function previewChange(before: SiteInput, after: SiteInput): ChangePreview {
  const compared = [
    ...changed({ path: 'name', field: 'name', effect: 'none' }, before.name, after.name),
    ...changed({ path: 'region', field: 'region', effect: 'link-pause' }, before.region, after.region),
    ...changed(
      { path: 'braid.profile', field: 'braid', effect: 'link-pause' },
      braidText(before.braid),
      braidText(after.braid),
    ),
    ...compareLines(before.lines, after.lines),
    ...compareLan(before.lan, after.lan),
    ...compareForwards(before.portForwards, after.portForwards),
    ...compareBypass(before.bypass, after.bypass),
    ...changed(
      { path: 'quality.shaping', field: 'quality.shaping', effect: 'none' },
      onOff(before.quality.shaping),
      onOff(after.quality.shaping),
    ),
    ...changed(
      { path: 'quality.duplicateVoice', field: 'quality.duplicateVoice', effect: 'none' },
      onOff(before.quality.duplicateVoice),
      onOff(after.quality.duplicateVoice),
    ),
    ...comparePriorities(before.quality.priorities, after.quality.priorities),
  ];
  const changes = before.lines.length > 0 ? compared : compared.map(ofNothingInForce);
  const worst = Math.max(0, ...changes.map((change) => SEVERITY.indexOf(change.effect)));
  const effect = SEVERITY[worst] ?? 'none';
  return { changes, effect, pauseMs: PAUSE_MS[effect] };
}

/** The LAN's interface of a site without lines stands for one that is yet to be found. */
function ofNothingInForce(change: Change): Change {
  const before = change.field === 'lan.interface' ? null : change.before;
  return { ...change, before, effect: 'none' };
}
