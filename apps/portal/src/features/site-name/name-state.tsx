'use client';

import type { SiteDnsName } from '@tresse/contracts';
import { clsx } from 'clsx';
import { CircleCheck, CircleX, Clock, type LucideIcon } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { CopyButton } from '@/design/copy-button';
import { DAY_AND_TIME } from '@/features/words/instant';
import { useLanguage } from '@/i18n/use-language';
import { type NameLook, nameLook } from './name-draft';

const SIGNS: Record<NameLook, { Icon: LucideIcon; color: string }> = {
  follows: { Icon: CircleCheck, color: 'text-good' },
  coming: { Icon: Clock, color: 'text-ink-faint' },
  waiting: { Icon: Clock, color: 'text-ink-faint' },
  failing: { Icon: CircleX, color: 'text-bad' },
};

interface NameStateProps {
  name: SiteDnsName;
  publicAddress: string | null;
}

/** The name that a site has, whether it leads there, and since when; why not, with what to do. */
export function NameState({ name, publicAddress }: NameStateProps) {
  const t = useTranslations();
  const language = useLanguage();
  const format = useFormatter();
  const look = nameLook(name, publicAddress);
  const { Icon, color } = SIGNS[look];
  const leads = look === 'failing' ? 'coming' : look;
  const at = (instant: string) => format.dateTime(new Date(instant), DAY_AND_TIME);
  return (
    <div>
      <p className="flex flex-wrap items-center gap-x-1 text-[15px]">
        <span className="min-w-0 font-mono wrap-anywhere" translate="no">
          {name.name}
        </span>
        <CopyButton text={name.name} label={t('site-name.copy')} />
      </p>
      <div role="status" className="mt-1.5 flex items-start gap-2 text-sm">
        <Icon aria-hidden className={clsx('mt-0.5 size-4.5 shrink-0', color)} />
        <div className="min-w-0">
          <p className="wrap-anywhere">
            {name.problem
              ? name.problem.message[language]
              : t(`site-name.look.${leads}`, {
                  address: publicAddress ?? '',
                })}
          </p>
          {name.problem && (
            <p className="text-[13px] text-ink-faint">
              {t('site-name.tried', { at: at(name.problem.at) })}{' '}
              <code className="font-mono text-xs">{name.problem.code}</code>
            </p>
          )}
          {name.toldAt && name.address && (
            <p className="text-[13px] text-ink-faint">
              {t('site-name.told', { at: at(name.toldAt), address: name.address })}
            </p>
          )}
        </div>
      </div>
    </div>
  );
}
