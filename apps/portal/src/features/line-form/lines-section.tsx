'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/design/button';
import { removeAt, replaceAt } from '../site-form/part-fields';
import { Section } from '../site-form/section';
import type { SiteForm } from '../site-form/use-site-form';
import { emptyLine } from './line-draft';
import { LineFields } from './line-fields';

const MOST_LINES = 8;
const FEWEST_LINES = 2;

interface LinesSectionProps {
  form: SiteForm;
  /** Only what a person needs to begin with. */
  brief?: boolean;
  aside?: ReactNode;
}

/** The internet lines of a site. */
export function LinesSection({ form, brief = false, aside }: LinesSectionProps) {
  const t = useTranslations();
  const { draft } = form;
  const error = form.errorAt('lines');
  return (
    <Section title={t('form.lines')} hint={t('form.lines-hint')} aside={aside}>
      <div className="flex flex-col gap-3">
        {error && (
          <p tabIndex={-1} aria-invalid className="text-[13px] text-bad">
            {error}
          </p>
        )}
        {draft.lines.map((line, place) => (
          <LineFields
            key={line.key}
            form={form}
            place={place}
            line={line}
            brief={brief}
            onChange={(changed, at) =>
              form.change({ ...draft, lines: replaceAt(draft.lines, place, changed) }, at)
            }
            onRemove={
              draft.lines.length > FEWEST_LINES
                ? () => form.change({ ...draft, lines: removeAt(draft.lines, place) }, 'lines')
                : null
            }
          />
        ))}
        {draft.lines.length < MOST_LINES && (
          <Button
            look="plain"
            className="self-start"
            onClick={() =>
              form.change({ ...draft, lines: [...draft.lines, emptyLine(draft.lines.length + 1)] }, 'lines')
            }
          >
            <Plus aria-hidden className="size-4" />
            {t('form.add-line')}
          </Button>
        )}
      </div>
    </Section>
  );
}
