'use client';

import type { Change, ChangePreview as Difference } from '@tresse/contracts';
import { clsx } from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import { Card, CardTitle } from '@/design/card';
import { useProblemText } from '@/features/session/use-problem-text';
import { decimal } from '@/features/words/figures';
import { useLanguage } from '@/i18n/use-language';
import { ApiProblem } from '@/lib/api';
import { keyed } from './change-keys';
import { valueWords } from './change-words';
import type { Preview } from './use-preview';

/** What saving the draft would change, and what people at the site would notice of it. */
export function ChangePreview({ preview }: { preview: Preview }) {
  const t = useTranslations();
  const { data, error, old } = preview;
  return (
    <Card aria-labelledby="preview-title">
      <CardTitle id="preview-title">{t('preview.title')}</CardTitle>
      <div aria-live="polite" className={clsx('text-sm', old && data && 'opacity-60')}>
        {error ? (
          <Refusal error={error} />
        ) : data ? (
          <Changes difference={data} />
        ) : (
          <p className="text-ink-soft">{t(data === null ? 'preview.incomplete' : 'preview.coming')}</p>
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
  return [...new Set(sentences)].map((sentence) => (
    <p key={sentence} className="text-bad">
      {sentence}
    </p>
  ));
}

function Changes({ difference: { changes, effect, pauseMs } }: { difference: Difference }) {
  const t = useTranslations();
  const locale = useLocale();
  if (changes.length === 0) return <p className="text-ink-soft">{t('preview.none')}</p>;
  return (
    <>
      <ul className="flex flex-col gap-3">
        {keyed(changes).map(({ key, change }) => (
          <ChangeRow key={key} change={change} />
        ))}
      </ul>
      <p
        className={clsx(
          'mt-4 rounded-lg px-3 py-2',
          effect === 'none' ? 'bg-good-soft text-good' : 'bg-warn-soft text-warn',
        )}
      >
        {t(`preview.effect.${effect}`, {
          seconds: decimal(pauseMs / 1_000, locale, pauseMs % 1_000 === 0 ? 0 : 1),
        })}
      </p>
    </>
  );
}

function ChangeRow({ change }: { change: Change }) {
  const t = useTranslations();
  const locale = useLocale();
  const { field, subject, before, after } = change;
  return (
    <li className="min-w-0 wrap-anywhere">
      <p className="font-medium">
        {t(`preview.field.${dashed(field)}`)}
        {subject && <span className="font-normal text-ink-faint"> · {subject}</span>}
      </p>
      <p className="flex flex-wrap gap-x-2 text-[13px]">
        {before !== null && (
          <del className="text-bad decoration-bad/50">{valueWords(t, locale, field, before)}</del>
        )}
        {after !== null && (
          <ins className="text-good no-underline">{valueWords(t, locale, field, after)}</ins>
        )}
        {before === null && after === null && t(`preview.kind.${change.kind}`)}
      </p>
    </li>
  );
}

type Dashed<S extends string> = S extends `${infer Head}.${infer Tail}` ? `${Head}-${Tail}` : S;

/** The field's name as a key of the messages, in which a point would open a group. */
function dashed<S extends string>(field: S): Dashed<S> {
  return field.replace('.', '-') as Dashed<S>;
}
