'use client';

import type { FoundInterface } from '@tresse/contracts';
import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import type { SiteForm } from '../site-form/use-site-form';
import { foundUse, lineOf } from './found-draft';
import { FoundFacts } from './found-facts';

interface FoundLinesProps {
  form: SiteForm;
  found: readonly FoundInterface[];
  /** One was made a line: it is the last of the list. */
  onAdded: () => void;
}

/** What the box has beside its lines and its LAN, to make more lines of. */
export function FoundLines({ form, found, onAdded }: FoundLinesProps) {
  const t = useTranslations();
  const locale = useLocale();
  const { draft } = form;
  const free = found.filter(({ name }) => foundUse(draft, name) === 'none');
  if (free.length === 0) return null;
  const around = { demo: null, lineName: (place: number) => t('form.line', { place }), locale };
  return (
    <section aria-labelledby="found-title" className="mt-2">
      <h3 id="found-title" className="text-sm font-semibold">
        {t('found.more')}
      </h3>
      <ul className="mt-2 flex flex-col gap-2">
        {free.map((one) => (
          <li
            key={one.name}
            className="flex flex-wrap items-center justify-between gap-3 rounded-xl border border-edge border-dashed p-3.5"
          >
            <div className="min-w-0 flex-1 basis-56">
              <FoundFacts one={one} />
            </div>
            <Button
              look="plain"
              size="sm"
              onClick={() => {
                form.change({ ...draft, lines: [...draft.lines, lineOf(one, draft.lines, around)] }, 'lines');
                onAdded();
              }}
            >
              <Plus aria-hidden className="size-4" />
              {t('found.use-as-line')}
              <span className="sr-only">{one.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
