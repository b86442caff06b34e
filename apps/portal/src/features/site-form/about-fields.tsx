'use client';

import type { Region, Site } from '@tresse/contracts';
import { useLocale, useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/design/field';
import { millisecondsFigure } from '@/features/words/figures';
import { useLanguage } from '@/i18n/use-language';
import type { NearRegion } from '../region-choice/known-nearest';
import { RegionChoice } from '../region-choice/region-choice';
import { Section } from './section';
import type { SiteForm } from './use-site-form';

interface AboutFieldsProps {
  form: SiteForm;
  regions: Region[];
  /** Null for a site that is yet to be, of which no box has measured anything. */
  site: Site | null;
  /** What another site of the tenant knows of regions, for a site that is yet to be. */
  near?: NearRegion | null;
}

/** What a site is called, and where its relay is. */
export function AboutFields({ form, regions, site, near = null }: AboutFieldsProps) {
  const t = useTranslations();
  const language = useLanguage();
  const locale = useLocale();
  const { draft } = form;
  const known = near && regions.find(({ code }) => code === near.code);
  const regionHint =
    regions.length === 0
      ? t('form.no-region')
      : known
        ? t('form.region-near', {
            site: near.site,
            region: known.name[language],
            ms: millisecondsFigure(near.ms, locale) ?? '–',
          })
        : t('form.region-hint');
  return (
    <Section title={t('form.about')} hint={t('form.about-hint')}>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={t('form.name')}
          placeholder={t('form.name-example')}
          value={draft.name}
          error={form.errorAt('name')}
          onChange={(event) => form.change({ ...draft, name: event.target.value }, 'name')}
        />
        {site === null && (
          <SelectField
            label={t('form.region')}
            hint={regionHint}
            value={draft.region}
            error={form.errorAt('region')}
            onChange={(event) => form.change({ ...draft, region: event.target.value }, 'region')}
          >
            {draft.region === '' && <option value="">{t('form.region-choose')}</option>}
            {regions.map((region) => (
              <option
                key={region.code}
                value={region.code}
                disabled={!region.ready && region.code !== draft.region}
              >
                {region.ready
                  ? region.name[language]
                  : t('form.region-not-ready', { name: region.name[language] })}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      {site !== null && (
        <div className="mt-4">
          <RegionChoice
            site={site}
            regions={regions}
            value={draft.region}
            error={form.errorAt('region')}
            onChange={(region) => form.change({ ...draft, region }, 'region')}
          />
        </div>
      )}
    </Section>
  );
}
