'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Notice } from '@/design/notice';
import type { Overtaken } from '@/features/site-form/work';
import { sectionOf } from './sections';

/** Says that somebody else has changed the site meanwhile, and what became of what was typed. */
export function OvertakenNotice({ overtaken: { both } }: { overtaken: Overtaken }) {
  const t = useTranslations();
  const format = useFormatter();
  const sections = [...new Set(both.map(sectionOf))].map((section) => t(`section.${section}`));
  return (
    <Notice look="warn" urgent>
      {t('edit.overtaken')}
      {sections.length > 0 && ` ${t('edit.overtaken-both', { sections: format.list(sections) })}`}
    </Notice>
  );
}
