'use client';

import { useQuery } from '@tanstack/react-query';
import type { Change, ChangePreview as Preview } from '@tresse/contracts';
import { clsx } from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Card, CardTitle } from '@/design/card';
import { useProblemText } from '@/features/session/use-problem-text';
import type { SiteDraft } from '@/features/site-form/draft';
import { decimal } from '@/features/words/figures';
import { useLanguage } from '@/i18n/use-language';
import { ApiProblem, answer, api } from '@/lib/api';

const PAUSE_IN_TYPING_MS = 350;

/** What saving the draft would change, and what people at the site would notice of it. */
export function ChangePreview({ siteId, draft }: { siteId: string; draft: SiteDraft }) {
  const t = useTranslations();
  const settled = useSettled(draft);
  const preview = useQuery({
    queryKey: ['preview', siteId, settled],
    queryFn: async () => {
      const { checkDraft } = await import('@/features/site-form/check');
      const { input } = checkDraft(settled);
      if (!input) return null;
      return answer(api.POST('/api/sites/{siteId}/preview', { params: { path: { siteId } }, body: input }));
    },
    placeholderData: (previous) => previous,
    retry: false,
  });
  return (
    <Card aria-labelledby="preview-title">
      <CardTitle id="preview-title">{t('preview.title')}</CardTitle>
      <div aria-live="polite" className={clsx('text-sm', preview.isPlaceholderData && 'opacity-60')}>
        {preview.error ? (
          <Refusal error={preview.error} />
        ) : preview.data ? (
          <Difference preview={preview.data} />
        ) : (
          <p className="text-ink-soft">
            {t(preview.data === null ? 'preview.incomplete' : 'preview.coming')}
          </p>
        )}
      </div>
    </Card>
  );
}

/** Why there is no preview: the refused fields' own sentences where there are some. */
function Refusal({ error }: { error: unknown }) {
  const problemText = useProblemText();
  const language = useLanguage();
  const fields = (error instanceof ApiProblem && error.problem?.fields) || [];
  const sentences = fields.length > 0 ? fields.map(({ message }) => message[language]) : [problemText(error)];
  return sentences.map((sentence) => (
    <p key={sentence} className="text-bad">
      {sentence}
    </p>
  ));
}

function Difference({ preview }: { preview: Preview }) {
  const t = useTranslations();
  const locale = useLocale();
  if (preview.changes.length === 0) return <p className="text-ink-soft">{t('preview.none')}</p>;
  return (
    <>
      <ul className="flex flex-col gap-3">
        {preview.changes.map((change) => (
          <ChangeRow key={`${change.path} ${change.field}`} change={change} />
        ))}
      </ul>
      <p
        className={clsx(
          'mt-4 rounded-lg px-3 py-2',
          preview.effect === 'none' ? 'bg-good-soft text-good' : 'bg-warn-soft text-warn',
        )}
      >
        {t(`preview.effect.${preview.effect}`, {
          seconds: decimal(preview.pauseMs / 1_000, locale, preview.pauseMs % 1_000 === 0 ? 0 : 1),
        })}
      </p>
    </>
  );
}

function ChangeRow({ change }: { change: Change }) {
  const t = useTranslations();
  return (
    <li>
      <p className="font-medium">
        {t(`preview.field.${dashed(change.field)}`)}
        {change.subject && <span className="font-normal text-ink-faint"> · {change.subject}</span>}
      </p>
      <p className="flex flex-wrap gap-x-2 font-mono text-[13px]">
        {change.before !== null && <del className="text-bad decoration-bad/50">{change.before}</del>}
        {change.after !== null && <ins className="text-good no-underline">{change.after}</ins>}
        {change.before === null && change.after === null && t(`preview.kind.${change.kind}`)}
      </p>
    </li>
  );
}

type Dashed<S extends string> = S extends `${infer Head}.${infer Tail}` ? `${Head}-${Tail}` : S;

/** The field's name as a key of the messages, in which a point would open a group. */
function dashed<S extends string>(field: S): Dashed<S> {
  return field.replace('.', '-') as Dashed<S>;
}

/** The value once it has not changed for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_IN_TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
