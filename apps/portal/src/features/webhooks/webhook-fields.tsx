'use client';

import { useTranslations } from 'next-intl';
import { CheckField } from '@/design/check-field';
import { TextField } from '@/design/field';
import type { Refusal } from '@/features/session/refusal';
import { KINDS, type WebhookDraft, withKind } from './webhook-draft';

interface WebhookFieldsProps {
  draft: WebhookDraft;
  refusal: Refusal;
  onChange: (draft: WebhookDraft) => void;
}

/** Where a webhook leads, and what it is told of. */
export function WebhookFields({ draft, refusal, onChange }: WebhookFieldsProps) {
  const t = useTranslations();
  return (
    <>
      <TextField
        label={t('webhooks.url')}
        hint={t('webhooks.url-hint')}
        type="url"
        inputMode="url"
        placeholder="https://example.org/tresse"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={draft.url}
        error={refusal.at('url')}
        onChange={(event) => onChange({ ...draft, url: event.target.value })}
      />
      <fieldset>
        <legend className="mb-2 text-[13px] font-medium">{t('webhooks.kinds')}</legend>
        <div className="flex flex-col gap-2">
          {KINDS.map((kind, place) => (
            <CheckField
              key={kind}
              label={t(`webhooks.kind.${kind}`)}
              // Said once, where the keyboard goes first.
              error={place === 0 ? refusal.at('kinds') : undefined}
              checked={draft.kinds.includes(kind)}
              onChange={(wanted) => onChange(withKind(draft, kind, wanted))}
            />
          ))}
        </div>
      </fieldset>
    </>
  );
}
