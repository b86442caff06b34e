'use client';

import type { SiteLineView } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { SelectField } from '@/design/field';
import { partFields } from '../site-form/part-fields';
import { Section } from '../site-form/section';
import type { SiteForm } from '../site-form/use-site-form';
import { type BypassDraft, emptyBypass } from './rule-draft';
import { RuleList, type RulePart } from './rule-list';

interface BypassSectionProps {
  form: SiteForm;
  /** The site's lines as the box has seen them. */
  lines: readonly SiteLineView[];
}

/** Traffic that leaves by one line, outside the braid. */
export function BypassSection({ form, lines }: BypassSectionProps) {
  const t = useTranslations();
  const { draft } = form;
  const lineName = (key: string) => {
    const place = draft.lines.findIndex((line) => line.key === key);
    return place < 0 ? '…' : draft.lines[place]?.name || t('form.line', { place: place + 1 });
  };
  return (
    <Section title={t('bypass-form.title')} hint={t('bypass-form.hint')}>
      <RuleList
        form={form}
        path="bypass"
        rules={draft.bypass}
        onChange={(bypass, at) => form.change({ ...draft, bypass }, at)}
        empty={t('bypass-form.empty')}
        addLabel={t('bypass-form.add')}
        create={() => emptyBypass(draft.lines)}
        does={(rule) => lineName(rule.lineKey)}
        fields={(part) => <BypassFields form={form} lines={lines} {...part} />}
      />
    </Section>
  );
}

function BypassFields({ form, lines, rule, path, put }: RulePart<BypassDraft> & BypassSectionProps) {
  const t = useTranslations();
  const field = partFields(form, rule, path, put);
  const seen = lines.find(({ id }) => id === rule.lineKey)?.ipv6 ?? null;
  const ipv6 = seen === null ? 'unknown' : seen ? 'own' : 'none';
  const gone = !form.draft.lines.some(({ key }) => key === rule.lineKey);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <SelectField
        label={t('bypass-form.line')}
        hint={form.draft.lan.ipv6 ? t(`bypass-form.ipv6.${ipv6}`) : undefined}
        {...field('lineKey', 'line')}
      >
        {gone && <option value={rule.lineKey}>{t('bypass-form.choose-line')}</option>}
        {form.draft.lines.map((line, place) => (
          <option key={line.key} value={line.key}>
            {line.name || t('form.line', { place: place + 1 })}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('bypass-form.when-down')}
        hint={t(`bypass-form.when-down-hint.${rule.whenDown}`)}
        {...field('whenDown')}
      >
        <option value="braid">{t('bypass-form.fallback.braid')}</option>
        <option value="block">{t('bypass-form.fallback.block')}</option>
      </SelectField>
    </div>
  );
}
