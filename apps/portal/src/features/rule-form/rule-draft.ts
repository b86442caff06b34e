/** Rules as they are being typed, from and to what the API has. */
import type { BypassRule, PriorityRule } from '@tresse/contracts';
import type { LineDraft } from '../line-form/line-draft';
import { draftOfMatch, EMPTY_MATCH, type MatchDraft, matchInput } from './match-draft';
import type { KnownDevice } from './match-words';

/** What every rule has. */
export interface RuleDraft {
  key: string;
  id?: string;
  name: string;
  match: MatchDraft;
}

export interface BypassDraft extends RuleDraft {
  /** Key of the line in the same draft, so that the rule follows when the line is renamed. */
  lineKey: string;
  whenDown: BypassRule['whenDown'];
}

export interface PriorityDraft extends RuleDraft {
  class: PriorityRule['class'];
}

function emptyRule(): RuleDraft {
  return { key: `rule-${Date.now()}`, name: '', match: EMPTY_MATCH };
}

/** A new bypass, for the last of the lines until another is chosen. */
export function emptyBypass(lines: readonly LineDraft[]): BypassDraft {
  return { ...emptyRule(), lineKey: lines.at(-1)?.key ?? '', whenDown: 'braid' };
}

export function emptyPriority(): PriorityDraft {
  return { ...emptyRule(), class: 'voice' };
}

/** The draft of a rule that exists. */
export function draftOfBypass(rule: BypassRule, lines: readonly LineDraft[]): BypassDraft {
  return {
    ...common(rule),
    lineKey: lines.find(({ name }) => name === rule.line)?.key ?? '',
    whenDown: rule.whenDown,
  };
}

export function draftOfPriority(rule: PriorityRule): PriorityDraft {
  return { ...common(rule), class: rule.class };
}

/** What the drafts ask of the API, unchecked. */
export function bypassInput(
  { lineKey, whenDown, ...rule }: BypassDraft,
  lines: readonly LineDraft[],
  devices: readonly KnownDevice[],
) {
  const line = lines.find(({ key }) => key === lineKey)?.name.trim() ?? '';
  return { ...commonInput(rule, devices), line, whenDown };
}

export function priorityInput(rule: PriorityDraft, devices: readonly KnownDevice[]) {
  return { ...commonInput(rule, devices), class: rule.class };
}

function common({ id, name, match }: BypassRule | PriorityRule): RuleDraft {
  return { key: id ?? name, ...(id && { id }), name, match: draftOfMatch(match) };
}

function commonInput({ id, name, match }: RuleDraft, devices: readonly KnownDevice[]) {
  return { ...(id && { id }), name: name.trim(), match: matchInput(match, devices) };
}
