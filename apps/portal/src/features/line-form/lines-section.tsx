'use client';

import type { FoundInterface, SiteLineView } from '@tresse/contracts';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/design/button';
import { useGrowingList } from '@/design/use-growing-list';
import { FoundLines } from '../found/found-lines';
import { removeAt, replaceAt } from '../site-form/part-fields';
import { Section } from '../site-form/section';
import type { SiteForm } from '../site-form/use-site-form';
import { emptyLine, type LineDraft } from './line-draft';
import { LineFields } from './line-fields';
import { strandsOf } from './strands';

const MOST_LINES = 8;
const FEWEST_LINES = 2;

interface LinesSectionProps {
  form: SiteForm;
  /** The site's lines, by whose strands they are known elsewhere; none for a new site. */
  own?: readonly Pick<SiteLineView, 'id' | 'index'>[];
  /** Interfaces that the box found. */
  found?: readonly FoundInterface[];
  /** How many lines must stay. */
  fewest?: number;
  /** Only what a person needs to begin with. */
  brief?: boolean;
  aside?: ReactNode;
}

/** The internet lines of a site. */
export function LinesSection({
  form,
  own = [],
  found = [],
  fewest = FEWEST_LINES,
  brief = false,
  aside,
}: LinesSectionProps) {
  const t = useTranslations();
  const { draft } = form;
  const error = form.errorAt('lines');
  const strands = strandsOf(draft.lines, new Map(own.map(({ id, index }) => [id, index])));
  const { list, added, removed } = useGrowingList<HTMLDivElement>();
  const put = (lines: LineDraft[], at: string) => form.change({ ...draft, lines }, at);
  return (
    <Section title={t('form.lines')} hint={t('form.lines-hint')} aside={aside}>
      <div ref={list} className="flex flex-col gap-3">
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
            strand={strands[place] ?? 0}
            line={line}
            brief={brief}
            onChange={(changed, at) => put(replaceAt(draft.lines, place, changed), at)}
            onRemove={
              draft.lines.length > fewest
                ? () => {
                    put(removeAt(draft.lines, place), 'lines');
                    removed();
                  }
                : null
            }
          />
        ))}
        {draft.lines.length < MOST_LINES && (
          <Button
            look="plain"
            data-add
            className="self-start"
            onClick={() => {
              put([...draft.lines, emptyLine(draft.lines.length + 1)], 'lines');
              added();
            }}
          >
            <Plus aria-hidden className="size-4" />
            {t('form.add-line')}
          </Button>
        )}
        {draft.lines.length < MOST_LINES && <FoundLines form={form} found={found} onAdded={added} />}
      </div>
    </Section>
  );
}
