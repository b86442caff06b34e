'use client';

import type { FoundInterface } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/design/field';
import { StrandSwatch } from '@/design/strand-swatch';
import { LINE_KINDS } from '../site-form/draft';
import { partFields, replaceAt } from '../site-form/part-fields';
import type { SiteForm } from '../site-form/use-site-form';
import { type FoundAround, type FoundUse, foundUse, usesFor, withUse } from './found-draft';
import { FoundFacts } from './found-facts';

/** How a line that was found gets its address; what needs more to be told is set with the line. */
const METHODS = ['dhcp', 'automatic'] as const;

interface FoundCardProps {
  form: SiteForm;
  one: FoundInterface;
  around: FoundAround;
}

/** One interface: what it is, what it shall be, and what a line or the LAN of it needs to begin with. */
export function FoundCard({ form, one, around }: FoundCardProps) {
  const t = useTranslations();
  const use = foundUse(form.draft, one.name);
  const place = form.draft.lines.findIndex((line) => line.interface === one.name);
  const uses = usesFor(one);
  return (
    <fieldset className="rounded-xl border border-edge p-3.5 sm:p-4">
      <legend className="sr-only">{one.name}</legend>
      <div className="flex items-start justify-between gap-3">
        <FoundFacts one={one} />
        {place >= 0 && <StrandSwatch index={place + 1} />}
      </div>
      <div className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-3">
        {uses.length > 1 ? (
          <SelectField
            label={t('found.use')}
            className="max-sm:col-span-2"
            value={use}
            onChange={(event) =>
              // Which line stands at which place changes: all that was said of them is asked anew.
              form.change(withUse(form.draft, one, event.target.value as FoundUse, around), '')
            }
          >
            {uses.map((other) => (
              <option key={other} value={other}>
                {t(`found.as.${other}`)}
              </option>
            ))}
          </SelectField>
        ) : (
          <p className="col-span-full text-[13px] text-ink-faint">
            {t(one.kind === 'wifi' ? 'found.wifi-later' : 'found.modem-later')}
          </p>
        )}
        {use === 'line' && <LineCells form={form} place={place} />}
        {use === 'lan' && <LanCell form={form} />}
      </div>
    </fieldset>
  );
}

function LineCells({ form, place }: { form: SiteForm; place: number }) {
  const t = useTranslations();
  const { lines } = form.draft;
  const line = lines[place];
  if (!line) return null;
  const field = partFields(form, line, `lines.${place}`, (changed, at) =>
    form.change({ ...form.draft, lines: replaceAt(lines, place, changed) }, at),
  );
  return (
    <>
      <TextField
        label={t('form.line-name')}
        placeholder={t('form.line-name-example')}
        className="max-sm:col-span-2"
        {...field('name')}
      />
      <SelectField label={t('form.kind')} className="max-sm:col-span-2" {...field('kind')}>
        {LINE_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('form.addressing')}
        className="col-span-2 sm:col-start-2"
        {...field('method', 'addressing')}
      >
        {METHODS.map((method) => (
          <option key={method} value={method}>
            {t(`line-form.method.${method}`)}
          </option>
        ))}
      </SelectField>
    </>
  );
}

function LanCell({ form }: { form: SiteForm }) {
  const t = useTranslations();
  const { lan } = form.draft;
  const field = partFields(form, lan, 'lan', (changed, at) =>
    form.change({ ...form.draft, lan: changed }, at),
  );
  return (
    <TextField
      label={t('form.lan-address')}
      hint={t('form.lan-address-hint')}
      className="max-sm:col-span-2 sm:col-span-2"
      {...field('address')}
    />
  );
}
