'use client';

import type { Relay } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { BackLink } from '@/design/back-link';
import { CopyButton } from '@/design/copy-button';
import { isHeldUp, relayLook } from '../relay-state/relay-look';
import { RelayMark } from '../relay-state/relay-state-words';

/** What a relay is called, how it fares in a sentence, and its address. */
export function RelayHead({ relay }: { relay: Relay }) {
  const t = useTranslations();
  const look = relayLook(relay);
  const sentence = isHeldUp(relay) ? 'held' : look;
  return (
    <header>
      <BackLink href="/relays">{t('nav.relays')}</BackLink>
      <h1 className="mt-1 text-xl font-semibold tracking-tight wrap-anywhere sm:text-2xl">{relay.name}</h1>
      <p className="mt-1.5 flex items-start gap-2 text-[17px] leading-snug" role="status">
        <RelayMark look={look} className="mt-0.5 size-5" />
        <span className="min-w-0">{t(`relay.sentence.${sentence}`, { count: relay.sites })}</span>
      </p>
      {relay.publicAddress !== null && (
        <p className="mt-2 flex flex-wrap items-center gap-x-2 text-sm text-ink-faint">
          {t('site.public-address')}
          <span className="inline-flex items-center gap-1 font-mono text-ink">
            {relay.publicAddress}
            <CopyButton text={relay.publicAddress} label={t('site.copy-address')} />
          </span>
        </p>
      )}
    </header>
  );
}
