'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NewClaim, Site } from '@tresse/contracts';
import { KeyRound, Plug } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/design/button';
import { CopyButton } from '@/design/copy-button';
import { Notice } from '@/design/notice';
import { ClaimText } from '@/features/claim/claim-text';
import { ImageDownload } from '@/features/image-download/image-download';
import { siteKey } from '@/features/live/keys';
import { useTellRefusal } from '@/features/session/use-tell-refusal';
import { DAY_AND_TIME } from '@/features/words/instant';
import { answer, api } from '@/lib/api';
import { AgentPackage } from './agent-package';

/** Installs the agent on a box, beside the saved claim, which starts it. */
const COMMAND = [
  'sudo apt install ./tresse-agent_*_all.deb',
  'sudo install -m 600 tresse.claim /etc/tresse/claim',
].join('\n');

/** The ways to give a site its box: the demo box, an image for a Raspberry Pi, or a claim for another machine. */
export function Enrol({ site }: { site: Site }) {
  const t = useTranslations();
  const client = useQueryClient();
  const tellRefusal = useTellRefusal();
  const params = { params: { path: { siteId: site.id } } };
  const plugIn = useMutation({
    mutationFn: () => answer(api.POST('/api/sites/{siteId}/demo/plug-in', params)),
    onError: tellRefusal,
  });
  const [claim, setClaim] = useState<NewClaim | null>(null);
  const newClaim = useMutation({
    mutationFn: () => answer(api.POST('/api/sites/{siteId}/claims', params)),
    onSuccess: (made) => {
      setClaim(made);
      return client.invalidateQueries({ queryKey: siteKey(site.id), exact: true });
    },
    onError: tellRefusal,
  });
  // An image made meanwhile has ended it.
  const present = claim && (site.claim === null || claim.expiresAt >= site.claim.expiresAt) ? claim : null;
  return (
    <div className="flex flex-col gap-5">
      {site.demo === 'free' && (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-xl bg-sunken p-4">
          <p className="min-w-0 flex-1 basis-60 text-sm">
            {t(plugIn.isSuccess ? 'demo.plugged-in' : 'demo.offer')}
          </p>
          <Button
            className="max-sm:h-auto max-sm:max-w-full max-sm:py-2 max-sm:whitespace-normal"
            busy={plugIn.isPending || plugIn.isSuccess}
            onClick={() => plugIn.mutate()}
          >
            <Plug aria-hidden className="size-4" />
            {t('demo.plug-in')}
          </Button>
        </div>
      )}
      {site.demo === 'elsewhere' && <Notice>{t('demo.elsewhere')}</Notice>}
      <section aria-labelledby="image-title">
        <h3 id="image-title" className="mb-2 text-sm font-semibold">
          {t('image.title')}
        </h3>
        <ImageDownload site={site} />
      </section>
      <section className="border-t border-edge pt-5">
        <h3 className="text-sm font-semibold">{t('claim.title')}</h3>
        <ol className="mt-2 list-decimal space-y-4 pl-5 text-sm text-ink-soft marker:text-ink-faint">
          <li>{t('claim.step-box')}</li>
          <li>
            {t('claim.step-claim')}
            <div className="mt-2">
              {present ? (
                <ClaimText text={present.text} expiresAt={present.expiresAt} siteName={site.name} />
              ) : (
                <EarlierClaim site={site} />
              )}
              <Button
                look={present ? 'quiet' : 'plain'}
                size="sm"
                className={present ? 'mt-1 -ml-3' : 'mt-2'}
                busy={newClaim.isPending}
                onClick={() => newClaim.mutate()}
              >
                <KeyRound aria-hidden className="size-4" />
                {t(present ? 'claim.another' : 'claim.make')}
              </Button>
            </div>
          </li>
          <li>
            {t('claim.step-package')}
            <div className="mt-2">
              <AgentPackage />
            </div>
          </li>
          <li>
            {t('claim.step-run')}
            <div className="mt-2 flex items-start gap-2 rounded-lg bg-sunken py-2 pr-2 pl-3">
              <pre className="min-w-0 flex-1 py-0.5 font-mono text-[13px] text-ink wrap-anywhere whitespace-pre-wrap">
                {COMMAND}
              </pre>
              <CopyButton text={COMMAND} label={t('claim.copy-command')} />
            </div>
          </li>
        </ol>
      </section>
    </div>
  );
}

function EarlierClaim({ site }: { site: Site }) {
  const t = useTranslations();
  const format = useFormatter();
  if (!site.claim || site.claim.usedAt || site.claim.inImage) return null;
  const until = format.dateTime(new Date(site.claim.expiresAt), DAY_AND_TIME);
  return <p className="text-[13px] text-ink-faint">{t('claim.earlier', { until })}</p>;
}
