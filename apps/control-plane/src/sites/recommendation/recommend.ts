import {
  type Braid,
  type Capabilities,
  type MptcpPassage,
  RECOMMENDATION_REASONS,
  type Recommendation,
  type RecommendationReason,
} from '@tresse/contracts';
import type { KnownLine } from './known-line.js';
import { areAlike } from './likeness.js';

type Reason = Recommendation['reasons'][number];

/** An extra round trip this short on the fastest line is not felt in a page of many connections, in ms. */
const UNFELT_MS = 30;

/** The braid that suits these lines between these two ends. */
export function recommendBraid(
  lines: readonly KnownLine[],
  ends: { box: Capabilities; relay: Capabilities },
): Recommendation {
  const lacking = (['box', 'relay'] as const).filter((end) => !ends[end].mptcp);
  if (lacking.length > 0) return withoutMptcp(lines, lacking);
  const { carrier, reasons } = carrierFor(lines, ends.box);
  return { braid: { profile: 'mptcp', carrier }, reasons: [reason('joins-unlike-lines'), ...reasons] };
}

function withoutMptcp(lines: readonly KnownLine[], lacking: ('box' | 'relay')[]): Recommendation {
  const alike = areAlike(lines);
  const braid: Braid = { profile: alike ? 'spray' : 'failover' };
  const reasons = lacking.map((end) => reason(`${end}-no-mptcp`));
  return { braid, reasons: [...reasons, reason(alike ? 'lines-alike' : 'lines-unlike')] };
}

/** `tunnel` unless `direct` is known to work on every line and brings the box something. */
function carrierFor(
  lines: readonly KnownLine[],
  box: Capabilities,
): { carrier: 'tunnel' | 'direct'; reasons: Reason[] } {
  const namesOf = (passage: MptcpPassage) =>
    lines.filter(({ mptcp }) => mptcp === passage).map(({ name }) => name);
  const [stripping, sharing] = [namesOf('stripped'), namesOf('shared-address')];
  if (stripping.length > 0) {
    return { carrier: 'tunnel', reasons: [reason('line-strips-mptcp', { line: stripping.join(', ') })] };
  }
  if (sharing.length > 0) {
    return { carrier: 'tunnel', reasons: [reason('lines-share-address', { lines: sharing.join(', ') })] };
  }
  if (lines.some(({ mptcp }) => mptcp === 'unknown')) {
    return { carrier: 'tunnel', reasons: [reason('passage-unknown')] };
  }
  const fastest = Math.min(...lines.map(({ rttMs }) => rttMs ?? Number.POSITIVE_INFINITY));
  if (!box.kernelWireguard && fastest <= UNFELT_MS) {
    return { carrier: 'direct', reasons: [reason('direct-spares-processor')] };
  }
  const known = Number.isFinite(fastest)
    ? [reason('tunnel-answers-sooner', { ms: Math.round(fastest) })]
    : [];
  return { carrier: 'tunnel', reasons: known };
}

function reason(code: RecommendationReason, params: Record<string, string | number> = {}): Reason {
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
  const { en, fr } = RECOMMENDATION_REASONS[code];
  return { code, message: { en: fill(en), fr: fill(fr) } };
}
