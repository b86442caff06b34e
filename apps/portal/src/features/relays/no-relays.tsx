import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/design/button-class';
import { Empty } from '@/design/empty';

/** What stands where there is no relay yet: the two ways to the first. */
export function NoRelays({ supplied }: { supplied: boolean }) {
  const t = useTranslations();
  return (
    <Empty
      title={t('relays.empty-title')}
      action={
        <span className="flex flex-wrap justify-center gap-2">
          <Link href={supplied ? '/relays/new' : '/regions'} className={buttonClass()}>
            {t(supplied ? 'relays.order' : 'relays.supply-first')}
          </Link>
          <Link href="/relays/new?way=own" className={buttonClass({ look: 'plain' })}>
            {t('relays.add-own')}
          </Link>
        </span>
      }
    >
      {t('relays.empty-text')}
    </Empty>
  );
}
