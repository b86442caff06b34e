'use client';

import { useTranslations } from 'next-intl';
import { TextField } from '@/design/field';
import type { CapacityDraft } from './capacity-draft';

interface CapacityFieldsProps {
  draft: CapacityDraft;
  /** What holds where a field is left empty, in a sentence each. */
  emptyLine: string;
  emptySites?: string;
  errorAt: { line: string | undefined; sites: string | undefined };
  onChange: (draft: CapacityDraft) => void;
}

/** The rate of a relay's line and its most sites, each with what it is good for. */
export function CapacityFields({ draft, emptyLine, emptySites, errorAt, onChange }: CapacityFieldsProps) {
  const t = useTranslations();
  return (
    <>
      <TextField
        label={t('relay.capacity.line')}
        hint={`${t('relay.capacity.line-hint')} ${emptyLine}`}
        suffix={t('unit.mbit')}
        inputMode="decimal"
        value={draft.line}
        error={errorAt.line}
        onChange={(event) => onChange({ ...draft, line: event.target.value })}
      />
      <TextField
        label={t('relay.capacity.sites')}
        hint={`${t('relay.capacity.sites-hint')} ${emptySites ?? ''}`.trim()}
        inputMode="numeric"
        value={draft.sites}
        error={errorAt.sites}
        onChange={(event) => onChange({ ...draft, sites: event.target.value })}
      />
    </>
  );
}
