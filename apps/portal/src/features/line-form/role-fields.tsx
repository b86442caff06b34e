'use client';

import { useTranslations } from 'next-intl';
import { ChoiceCards } from '@/design/choice-cards';
import type { LinePartProps } from './line-fields';

const ROLES = ['always', 'backup', 'never-bulk'] as const;

/** What a line is used for. */
export function RoleFields({ form, path, line, onChange }: LinePartProps) {
  const t = useTranslations();
  return (
    <ChoiceCards
      legend={t('line-form.role')}
      value={line.role}
      error={form.errorWithin(`${path}.role`)}
      className="lg:grid-cols-3"
      options={ROLES.map((role) => ({
        value: role,
        title: t(`line.role.${role}`),
        text: t(`line-form.roles.${role}`),
      }))}
      onChange={(role) => onChange({ ...line, role }, `${path}.role`)}
    />
  );
}
