'use client';

import { useTranslations } from 'next-intl';
import { CheckField } from '@/design/check-field';
import { ChoiceCards } from '@/design/choice-cards';
import { Section } from '../site-form/section';
import type { SiteForm } from '../site-form/use-site-form';
import { emptyPriority } from './rule-draft';
import { RuleList } from './rule-list';

const CLASSES = ['voice', 'games', 'work', 'bulk'] as const;

/** What goes first when the lines are full. */
export function PrioritiesSection({ form }: { form: SiteForm }) {
  const t = useTranslations();
  const { draft } = form;
  const { quality } = draft;
  return (
    <>
      <Section title={t('quality-form.title')} hint={t('quality-form.hint')}>
        <CheckField
          label={t('quality-form.shaping')}
          hint={t('quality-form.shaping-hint')}
          error={form.errorAt('quality.shaping')}
          checked={quality.shaping ?? false}
          onChange={(shaping) =>
            form.change({ ...draft, quality: { ...quality, shaping } }, 'quality.shaping')
          }
        />
      </Section>
      <Section title={t('quality-form.rules')} hint={t('quality-form.rules-hint')}>
        <RuleList
          form={form}
          path="quality.priorities"
          rules={quality.priorities}
          onChange={(priorities, at) => form.change({ ...draft, quality: { ...quality, priorities } }, at)}
          empty={t('quality-form.empty')}
          addLabel={t('quality-form.add')}
          create={emptyPriority}
          does={(rule) => t(`quality-form.class.${rule.class}.name`)}
          fields={({ rule, path, put }) => (
            <ChoiceCards
              legend={t('quality-form.class-legend')}
              value={rule.class}
              error={form.errorAt(`${path}.class`)}
              className="sm:grid-cols-2"
              options={CLASSES.map((value) => ({
                value,
                title: t(`quality-form.class.${value}.name`),
                text: t(`quality-form.class.${value}.text`),
              }))}
              onChange={(value) => put({ ...rule, class: value }, `${path}.class`)}
            />
          )}
        />
        <CheckField
          className="mt-5"
          label={t('quality-form.twice')}
          hint={t('quality-form.twice-hint')}
          error={form.errorAt('quality.duplicateVoice')}
          checked={quality.duplicateVoice}
          onChange={(duplicateVoice) =>
            form.change({ ...draft, quality: { ...quality, duplicateVoice } }, 'quality.duplicateVoice')
          }
        />
      </Section>
    </>
  );
}
