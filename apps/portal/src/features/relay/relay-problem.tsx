'use client';

import type { Relay } from '@tresse/contracts';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { Notice } from '@/design/notice';
import { DAY_AND_TIME } from '@/features/words/instant';
import { useLanguage } from '@/i18n/use-language';
import { useRelayActions } from './use-relay';

/** Problems of a relay's sites, not of its own steps. */
const OF_MOVES = /^relay\.(lost|lost-held|no-destination)$/;

/** What keeps a relay from what is wanted, what to do about it, and when it is tried again. */
export function RelayProblem({ relay }: { relay: Relay }) {
  const t = useTranslations();
  const language = useLanguage();
  const format = useFormatter();
  const { retry } = useRelayActions(relay.id);
  const { problem, nextAttemptAt, state } = relay;
  if (problem === null && state !== 'failed') return null;
  // What goes on by itself, or needs more than another attempt, says so.
  const saysAll = OF_MOVES.test(problem?.code ?? '');
  const again = (
    <Button look="plain" size="sm" busy={retry.isPending} onClick={() => retry.mutate()}>
      {t('relay.retry')}
    </Button>
  );
  return (
    <Notice look={state === 'failed' ? 'bad' : 'warn'} action={!saysAll && again}>
      <p className="wrap-anywhere">{problem ? problem.message[language] : t('relay.failed')}</p>
      <p className="text-[13px]">
        {nextAttemptAt !== null
          ? t('relay.next-attempt', { at: format.dateTime(new Date(nextAttemptAt), DAY_AND_TIME) })
          : !saysAll && t('relay.no-attempt')}{' '}
        {problem && <code className="font-mono text-xs">{problem.code}</code>}
      </p>
    </Notice>
  );
}
