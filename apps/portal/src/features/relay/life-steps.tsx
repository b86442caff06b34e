'use client';

import type { Relay } from '@tresse/contracts';
import { clsx } from 'clsx';
import { Check, CircleAlert, CircleDashed, CircleDot } from 'lucide-react';
import { useLocale, useNow, useTranslations } from 'next-intl';
import { Card, CardTitle } from '@/design/card';
import { durationWords } from '@/features/words/duration';
import { isHeldUp } from '../relay-state/relay-look';
import { type LifeStep, lifeSteps } from './life';

const MARKS = {
  done: { Icon: Check, colour: 'text-good' },
  now: { Icon: CircleDot, colour: 'text-accent' },
  stuck: { Icon: CircleAlert, colour: 'text-bad' },
  next: { Icon: CircleDashed, colour: 'text-ink-faint' },
} as const;

/** The relay's life, step by step, with what each means while it lasts. */
export function LifeSteps({ relay }: { relay: Relay }) {
  const t = useTranslations();
  return (
    <Card aria-labelledby="life-title">
      <CardTitle id="life-title">{t('relay.life')}</CardTitle>
      <ol className="flex flex-col gap-3" aria-live="polite">
        {lifeSteps(relay).map((step) => (
          <Step key={step.key} step={step} since={relay.stateSince} told={!isHeldUp(relay)} />
        ))}
      </ol>
    </Card>
  );
}

interface StepProps {
  step: LifeStep;
  since: string;
  /** Whether what usually happens now is said; something else holds it up otherwise. */
  told: boolean;
}

function Step({ step: { key, mark }, since, told }: StepProps) {
  const t = useTranslations();
  const locale = useLocale();
  const now = useNow({ updateInterval: 5_000 });
  const { Icon, colour } = MARKS[mark];
  const here = mark === 'now' || mark === 'stuck';
  return (
    <li className="flex gap-2.5 text-sm" aria-current={here ? 'step' : undefined}>
      <Icon aria-hidden className={clsx('mt-0.5 size-4.5 shrink-0', colour)} />
      <div className="min-w-0">
        <p className={clsx(here ? 'font-semibold' : mark === 'next' && 'text-ink-faint')}>
          {t(`relay.step.${key}.title`)} <span className="sr-only">{t(`relay.mark.${mark}`)}</span>
          {here && (
            <span className="font-normal text-ink-faint">
              {t('relay.since', { duration: durationWords(now.getTime() - Date.parse(since), locale) })}
            </span>
          )}
        </p>
        {here && told && <p className="text-[13px] text-ink-soft">{t(`relay.step.${key}.text`)}</p>}
      </div>
    </li>
  );
}
