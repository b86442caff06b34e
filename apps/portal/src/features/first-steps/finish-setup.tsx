import type { Site } from '@tresse/contracts';
import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/design/button-class';
import { Empty } from '@/design/empty';

/** Stands where the braid will be, until there is a box to feed it, and lines to feed it from. */
export function FinishSetup({ site }: { site: Site }) {
  const t = useTranslations();
  return (
    <Empty
      title={t(site.device === null ? 'steps.finish-title' : 'steps.name-title')}
      action={
        <Link href={`/sites/${site.id}/start`} className={buttonClass()}>
          {t('steps.finish')}
          <ArrowRight aria-hidden className="size-4" />
        </Link>
      }
    >
      {t(site.device === null ? 'steps.finish-text' : 'steps.name-text')}
    </Empty>
  );
}
