'use client';

import type { RegionSupply } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { Notice } from '@/design/notice';
import { useProblemText } from '@/features/session/use-problem-text';
import { useSizeWords } from '../clouds/size-words';
import { useProviderSizes } from '../clouds/use-provider';

/** What an order in a region would be: the size with its price and stock as the provider says now. */
export function SupplyOffer({ supply, relays }: { supply: RegionSupply; relays: number }) {
  const t = useTranslations();
  const problemText = useProblemText();
  const sizeWords = useSizeWords();
  const sizes = useProviderSizes(supply.accountId, supply.providerRegion);
  const size = sizes.data?.find(({ id }) => id === supply.size);
  return (
    <div className="mt-4 flex flex-col gap-2 text-sm">
      <p>
        <span className="text-ink-faint">{t('relay-new.ordered-as')}</span>{' '}
        <span className="font-medium">
          {supply.size} · {supply.providerRegion} · {supply.image}
        </span>
      </p>
      {size && <p className="text-ink-soft">{sizeWords(size)}</p>}
      {sizes.error && <Notice look="warn">{problemText(sizes.error)}</Notice>}
      <p className="text-[13px] text-ink-faint">
        {t('relay-new.of-most', { count: relays, most: supply.mostRelays })}
      </p>
    </div>
  );
}
