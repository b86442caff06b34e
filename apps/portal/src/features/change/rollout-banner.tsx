'use client';

import type { Condition, RolloutView } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { Notice } from '@/design/notice';
import { failingStep, setbackOf } from './setback';

const KEPT_SHOWN_MS = 12_000;
/** An older generation that is confirmed again was only reported anew, by a box that came back. */
const NEW_MS = 120_000;

interface RolloutBannerProps {
  rollout: RolloutView;
  enrolled: boolean;
  /** Stands beside bad news: the way to mend it. */
  action: ReactNode;
}

/** Follows a saved change to the box: on its way, tried, waiting for its confirmation, kept, or undone. */
export function RolloutBanner({ rollout, enrolled, action }: RolloutBannerProps) {
  const t = useTranslations();
  const kept = useJustConfirmed(rollout);
  const secondsLeft = useSecondsLeft(rollout.confirmBy);
  if (!enrolled) return null;
  const { generation } = rollout;
  switch (rollout.state) {
    case 'waiting':
    case 'sent':
      return <Notice>{t('rollout.sent', { generation })}</Notice>;
    case 'applied':
      return (
        <Notice look="warn">
          {secondsLeft === null
            ? t('rollout.applied', { generation })
            : t('rollout.counting', { generation, seconds: secondsLeft })}
        </Notice>
      );
    case 'trying':
    case 'impaired':
      return (
        <Notice look="warn">
          {t(`rollout.${rollout.state}`, { generation })}
          <Reason condition={failingStep(rollout)} />
        </Notice>
      );
    case 'confirmed':
      return kept ? <Notice look="good">{t('rollout.kept', { generation })}</Notice> : null;
    case 'rolled-back':
    case 'failed': {
      const { sentence, condition } = setbackOf(rollout);
      return (
        <Notice look="bad" action={action}>
          {t(sentence, { generation, applied: rollout.appliedGeneration ?? 0 })}
          <Reason condition={condition} />
        </Notice>
      );
    }
  }
}

/** The device's own code and words, small, for support. */
function Reason({ condition }: { condition: Condition | undefined }) {
  if (!condition) return null;
  const { reason, message } = condition;
  return (
    <code className="mt-1 block break-words font-mono text-xs">
      {message === '' ? reason : `${reason}: ${message}`}
    </code>
  );
}

/** True for a while after a new generation became confirmed, were it before the page was there. */
function useJustConfirmed({ state, generation, changedAt }: RolloutView): boolean {
  const [pending, setPending] = useState<number | null>(null);
  useEffect(() => {
    const age = Date.now() - Date.parse(changedAt);
    if (state !== 'confirmed') {
      setPending(age < NEW_MS ? generation : null);
      return;
    }
    // Confirmed before the page was there: the person has not seen it yet.
    if (age < KEPT_SHOWN_MS && generation > 1) setPending(generation);
    const timer = setTimeout(() => setPending(null), KEPT_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state, generation, changedAt]);
  return state === 'confirmed' && pending === generation;
}

function useSecondsLeft(until: string | null): number | null {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    if (!until) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [until]);
  return until && now ? Math.max(0, Math.ceil((Date.parse(until) - now) / 1_000)) : null;
}
