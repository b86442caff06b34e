'use client';

import type { Relay } from '@tresse/contracts';
import { useLocale, useTranslations } from 'next-intl';
import { AskButton } from '@/design/ask-button';
import { Button } from '@/design/button';
import { Card, CardTitle } from '@/design/card';
import { moneyWords } from '../relay-state/cost';
import { useRelayActions } from './use-relay';

/** What staff may want of a relay, each with its effect in words before it is done. */
export function GoalActions({ relay }: { relay: Relay }) {
  const t = useTranslations();
  const locale = useLocale();
  const { goal } = useRelayActions(relay.id);
  const { name, sites, state, order, pricePerMonth } = relay;
  const wanted = relay.goal;
  if (state === 'gone') return null;
  const moving = t('relay.moving', { count: sites });
  const server = order ? 'ordered' : 'own';
  const saving = pricePerMonth ? t('relay.saving', { price: moneyWords(pricePerMonth, locale) }) : '';
  return (
    <Card aria-labelledby="goal-title">
      <CardTitle id="goal-title">{t('relay.goal')}</CardTitle>
      <p className="mb-4 text-sm text-ink-soft">{t(`relay.wanted.${wanted}`)}</p>
      <div className="flex flex-wrap gap-2">
        {wanted !== 'ready' && (
          <Button look="plain" size="sm" busy={goal.isPending} onClick={() => goal.mutate('ready')}>
            {t('relay.serve')}
          </Button>
        )}
        {wanted === 'ready' && (
          <AskButton
            look="plain"
            size="sm"
            busy={goal.isPending}
            question={t('relay.drain-ask', { name })}
            explanation={`${moving} ${t('relay.drain-text')}`}
            confirm={t('relay.drain')}
            onConfirm={() => goal.mutate('drained')}
          >
            {t('relay.drain')}
          </AskButton>
        )}
        {wanted !== 'gone' && (
          <AskButton
            look="danger"
            size="sm"
            busy={goal.isPending}
            question={t(`relay.give-back.${server}.ask`, { name })}
            explanation={`${moving} ${t(`relay.give-back.${server}.text`)} ${saving}`.trim()}
            confirm={t(`relay.give-back.${server}.do`)}
            onConfirm={() => goal.mutate('gone')}
          >
            {t(`relay.give-back.${server}.do`)}
          </AskButton>
        )}
      </div>
    </Card>
  );
}
