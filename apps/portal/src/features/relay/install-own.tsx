'use client';

import { useMutation } from '@tanstack/react-query';
import type { Relay } from '@tresse/contracts';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { Card, CardTitle } from '@/design/card';
import { CopyButton } from '@/design/copy-button';
import { Notice } from '@/design/notice';
import { useProblemText } from '@/features/session/use-problem-text';
import { DAY_AND_TIME } from '@/features/words/instant';
import { answer, api } from '@/lib/api';
import { SshForm } from './ssh-form';

/** How a server of one's own becomes the relay: by one command, shown while the page stands, or over SSH. */
export function InstallOwn({ relay }: { relay: Relay }) {
  const t = useTranslations();
  const format = useFormatter();
  const problemText = useProblemText();
  const make = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/relays/{relayId}/install', { params: { path: { relayId: relay.id } } })),
  });
  const at = (instant: string) => format.dateTime(new Date(instant), DAY_AND_TIME);
  const earlier = relay.claim && relay.claim.usedAt === null ? relay.claim : null;
  return (
    <Card aria-labelledby="install-title">
      <CardTitle id="install-title">{t('relay.install.title')}</CardTitle>
      <p className="mb-3 text-sm text-ink-soft">{t('relay.install.text')}</p>
      {make.data && (
        <div className="mb-3">
          <p
            className="rounded-lg border border-edge bg-sunken p-3 font-mono text-xs break-all"
            translate="no"
          >
            {make.data.command}
          </p>
          <div className="mt-2 flex flex-wrap items-center gap-2">
            <CopyButton wide text={make.data.command} label={t('claim.copy-command')} />
            <span className="text-[13px] text-ink-faint">
              {t('relay.install.until', { until: at(make.data.expiresAt) })}
            </span>
          </div>
        </div>
      )}
      {make.error && (
        <div className="mb-3">
          <Notice look="bad" urgent>
            {problemText(make.error)}
          </Notice>
        </div>
      )}
      {!make.data && earlier && (
        <p className="mb-3 text-[13px] text-ink-faint">
          {t('relay.install.earlier', { until: at(earlier.expiresAt) })}
        </p>
      )}
      <Button
        look={make.data || earlier ? 'plain' : 'primary'}
        size="sm"
        busy={make.isPending}
        onClick={() => make.mutate()}
      >
        {t(make.data || earlier ? 'relay.install.another' : 'relay.install.make')}
      </Button>
      <details className="mt-4 border-t border-edge pt-3">
        <summary className="w-fit text-sm font-medium">{t('relay.ssh.title')}</summary>
        <SshForm relay={relay} />
      </details>
    </Card>
  );
}
