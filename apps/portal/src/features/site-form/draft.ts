import type { DemoBox, LineKind, SiteInput } from '@tresse/contracts';
import { type BraidDraft, draftOfBraid, FIRST_BRAID } from '../braid-form/braid-draft';
import { draftOfForward, type ForwardDraft } from '../forward-form/forward-draft';
import { draftOfLan, emptyLan, type LanDraft } from '../lan-form/lan-draft';
import { draftOfLine, emptyLine, type LineDraft } from '../line-form/line-draft';
import {
  type BypassDraft,
  draftOfBypass,
  draftOfPriority,
  type PriorityDraft,
} from '../rule-form/rule-draft';
import { megabits } from './typed';

/** A site as it is being typed: texts only, so that nothing typed is ever lost to parsing. */
export interface SiteDraft {
  name: string;
  region: string;
  braid: BraidDraft;
  lines: LineDraft[];
  lan: LanDraft;
  portForwards: ForwardDraft[];
  bypass: BypassDraft[];
  quality: QualityDraft;
}

export interface QualityDraft {
  /** What stands and has no field in the form; null for a new site. */
  kept: SiteInput['quality'] | null;
  shaping: boolean | null;
  duplicateVoice: boolean;
  priorities: PriorityDraft[];
}

export const LINE_KINDS = [
  'adsl',
  'vdsl',
  'fibre',
  'cable',
  '4g',
  '5g',
  'satellite',
  'other',
] as const satisfies readonly LineKind[];

/** The lines of a new site whose owner names them before there is a box. */
export function firstLines(): LineDraft[] {
  return [emptyLine(1), emptyLine(2)];
}

/** The draft that a person begins with: the box finds the lines. */
export function emptyDraft(region: string): SiteDraft {
  return {
    name: '',
    region,
    braid: FIRST_BRAID,
    lines: [],
    lan: emptyLan({ interface: 'eth0', address: '192.168.10.1/24' }),
    portForwards: [],
    bypass: [],
    quality: { kept: null, shaping: null, duplicateVoice: false, priorities: [] },
  };
}

/** The draft of a site that exists, from what its owner would send to leave it as it is. */
export function draftOfSite(site: SiteInput, locale: string): SiteDraft {
  const lines = site.lines.map((line, place) => draftOfLine(line, place + 1, locale));
  const { shaping, duplicateVoice, priorities } = site.quality;
  return {
    name: site.name,
    region: site.region,
    braid: draftOfBraid(site.braid),
    lines,
    lan: draftOfLan(site.lan),
    portForwards: site.portForwards.map(draftOfForward),
    bypass: site.bypass.map((rule) => draftOfBypass(rule, lines)),
    quality: { kept: site.quality, shaping, duplicateVoice, priorities: priorities.map(draftOfPriority) },
  };
}

/** The draft with the demo box's own lines and LAN. */
export function withDemoBox(draft: SiteDraft, box: DemoBox, locale: string): SiteDraft {
  return {
    ...draft,
    lines: box.lines.map((line, place) => ({
      ...emptyLine(place + 1),
      name: line.name,
      interface: line.interface,
      contract: { down: megabits(line.downKbit, locale), up: megabits(line.upKbit, locale) },
    })),
    lan: { ...draft.lan, interface: box.lanInterface, address: box.lanAddress },
  };
}

/** The draft as the browser may keep it: a password is typed again after a reload. */
export function withoutPasswords(draft: SiteDraft): SiteDraft {
  const lines = draft.lines.map((line) => ({ ...line, password: '' }));
  return { ...draft, lines };
}

/** The draft in a stored value, or undefined when it is none of this form. */
export function reviveDraft(stored: unknown): SiteDraft | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { name, region, braid, lines, lan, portForwards, bypass, quality } = stored as Partial<SiteDraft>;
  const whole =
    typeof name === 'string' &&
    typeof region === 'string' &&
    typeof braid?.profile === 'string' &&
    Array.isArray(lines) &&
    lines.every((line) => typeof line?.key === 'string' && line.contract && line.allowance) &&
    Array.isArray(portForwards) &&
    Array.isArray(bypass) &&
    Array.isArray(quality?.priorities) &&
    typeof lan?.address === 'string' &&
    Array.isArray(lan.openings) &&
    Array.isArray(lan.devices);
  if (!whole) return undefined;
  // Stored by an older page perhaps, before a line had all the fields that it has now.
  const complete = lines.map((line, place) => ({ ...emptyLine(place + 1), ...line }));
  return { ...(stored as SiteDraft), lines: complete };
}
