'use client';

import type { ProviderAccount } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/design/field';
import { Notice } from '@/design/notice';
import type { Refusal } from '@/features/session/refusal';
import { useProblemText } from '@/features/session/use-problem-text';
import { useSizeWords } from '../clouds/size-words';
import { useProviderRegions, useProviderSizes } from '../clouds/use-provider';
import { CapacityFields } from '../relay-capacity/capacity-fields';
import { asImage, IMAGES, type RegionDraft } from './region-draft';

interface SupplyFieldsProps {
  draft: RegionDraft;
  accounts: ProviderAccount[];
  refusal: Refusal;
  onChange: (part: Partial<RegionDraft>) => void;
}

/** What relays of a region are ordered as; places and sizes are the provider's own, asked as they are needed. */
export function SupplyFields({ draft, accounts, refusal, onChange }: SupplyFieldsProps) {
  const t = useTranslations();
  const problemText = useProblemText();
  const sizeWords = useSizeWords();
  const { accountId, place, size, image, mostRelays, capacity } = draft;
  const places = useProviderRegions(accountId);
  const sizes = useProviderSizes(accountId, place);
  const offers = sizes.data ?? [];
  const error = places.error ?? sizes.error;
  return (
    <div className="mt-4 flex flex-col gap-4">
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField
          label={t('regions.account')}
          value={accountId}
          error={refusal.at('supply.accountId')}
          onChange={(event) => onChange({ accountId: event.target.value, place: '', size: '' })}
        >
          <option value="">{t('regions.choose')}</option>
          {accounts.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('regions.place')}
          hint={places.isLoading ? t('regions.asking') : undefined}
          value={place}
          error={refusal.at('supply.providerRegion')}
          onChange={(event) => onChange({ place: event.target.value, size: '' })}
        >
          <option value="">{t('regions.choose')}</option>
          {place !== '' && !places.data?.some(({ id }) => id === place) && (
            <option value={place}>{place}</option>
          )}
          {places.data?.map(({ id, city, country }) => (
            <option key={id} value={id}>
              {[city, country].filter(Boolean).join(', ')} ({id})
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('regions.size')}
          hint={sizes.isLoading ? t('regions.asking') : t('regions.size-hint')}
          className="sm:col-span-2"
          value={size}
          error={refusal.at('supply.size')}
          onChange={(event) => onChange({ size: event.target.value })}
        >
          <option value="">{t('regions.choose')}</option>
          {size !== '' && !offers.some(({ id }) => id === size) && (
            <option value={size}>{sizes.data ? t('regions.not-sold', { size }) : size}</option>
          )}
          {offers.map((offer) => (
            <option
              key={offer.id}
              value={offer.id}
              disabled={offer.stock === 'sold-out' && offer.id !== size}
            >
              {offer.id} · {sizeWords(offer)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('regions.image')}
          value={image}
          error={refusal.at('supply.image')}
          onChange={(event) => onChange({ image: asImage(event.target.value) })}
        >
          {IMAGES.map((one) => (
            <option key={one} value={one}>
              {t(`regions.images.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('regions.most')}
          hint={t('regions.most-hint')}
          inputMode="numeric"
          value={mostRelays}
          error={refusal.at('supply.mostRelays')}
          onChange={(event) => onChange({ mostRelays: event.target.value })}
        />
        <CapacityFields
          draft={capacity}
          emptyLine={t('relay.capacity.by-provider')}
          emptySites={t('relay.capacity.usual')}
          errorAt={{ line: refusal.at('supply.lineKbit'), sites: refusal.at('supply.mostSites') }}
          onChange={(next) => onChange({ capacity: next })}
        />
      </div>
      {error && <Notice look="bad">{problemText(error)}</Notice>}
    </div>
  );
}
