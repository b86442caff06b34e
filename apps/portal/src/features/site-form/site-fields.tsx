'use client';

import type { Region } from '@tresse/contracts';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/design/button';
import { Card } from '@/design/card';
import { SelectField, TextField } from '@/design/field';
import { useLanguage } from '@/i18n/use-language';
import { emptyLine } from './draft';
import { LineFields } from './line-fields';
import type { SiteForm } from './use-site-form';

const MOST_LINES = 8;
const FEWEST_LINES = 2;

/** Name, lines and LAN of a site, in the order in which a person knows them. */
export function SiteFields({
  form,
  regions,
  aside,
}: {
  form: SiteForm;
  regions: Region[];
  aside?: ReactNode;
}) {
  const t = useTranslations();
  const language = useLanguage();
  const { draft } = form;
  const linesError = form.errorAt('lines');
  return (
    <>
      <Section title={t('form.about')} hint={t('form.about-hint')}>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={t('form.name')}
            placeholder={t('form.name-example')}
            value={draft.name}
            error={form.errorAt('name')}
            onChange={(event) => form.change({ ...draft, name: event.target.value }, 'name')}
          />
          <SelectField
            label={t('form.region')}
            hint={t(regions.length === 0 ? 'form.no-region' : 'form.region-hint')}
            value={draft.region}
            error={form.errorAt('region')}
            onChange={(event) => form.change({ ...draft, region: event.target.value }, 'region')}
          >
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
        </div>
      </Section>
      <Section title={t('form.lines')} hint={t('form.lines-hint')} aside={aside}>
        <div className="flex flex-col gap-3">
          {linesError && <p className="text-[13px] text-bad">{linesError}</p>}
          {draft.lines.map((line, place) => (
            <LineFields
              key={line.key}
              form={form}
              place={place}
              line={line}
              removable={draft.lines.length > FEWEST_LINES}
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
      <Section title={t('form.lan')} hint={t('form.lan-hint')}>
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label={t('form.interface')}
            autoCapitalize="off"
            spellCheck={false}
            value={draft.lan.interface}
            error={form.errorAt('lan.interface')}
            onChange={(event) =>
              form.change({ ...draft, lan: { ...draft.lan, interface: event.target.value } }, 'lan.interface')
            }
          />
          <TextField
            label={t('form.lan-address')}
            value={draft.lan.address}
            error={form.errorAt('lan.address')}
            onChange={(event) =>
              form.change({ ...draft, lan: { ...draft.lan, address: event.target.value } }, 'lan.address')
            }
          />
        </div>
      </Section>
    </>
  );
}

/** One part of the form: its title, why it is asked, its fields. */
export function Section({
  title,
  hint,
  aside,
  children,
}: {
  title: string;
  hint: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card>
      <div className="mb-4 flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="text-[15px] font-semibold tracking-tight">{title}</h2>
          <p className="mt-0.5 text-[13px] text-ink-faint">{hint}</p>
        </div>
        {aside}
      </div>
      {children}
    </Card>
  );
}
