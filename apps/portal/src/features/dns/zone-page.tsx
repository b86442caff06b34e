'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DnsZone } from '@tresse/contracts';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { AskButton } from '@/design/ask-button';
import { BackLink } from '@/design/back-link';
import { Button } from '@/design/button';
import { Card, CardTitle } from '@/design/card';
import { useTellRefusal } from '@/features/session/use-tell-refusal';
import { answer, api } from '@/lib/api';
import { ZoneCheck } from './zone-check';
import { ZoneForm } from './zone-form';

const REFRESH_MS = 15_000;

/** One zone: whether it takes names, and the server and key that it is written with. */
export function ZonePage({ initial }: { initial: DnsZone }) {
  const t = useTranslations();
  const router = useRouter();
  const client = useQueryClient();
  const tellRefusal = useTellRefusal();
  const key = ['dns-zone', initial.id];
  const { data: zone } = useQuery({
    queryKey: key,
    queryFn: async () => {
      const zones = await answer(api.GET('/api/dns-zones'));
      return zones.find(({ id }) => id === initial.id) ?? initial;
    },
    initialData: initial,
    refetchInterval: REFRESH_MS,
  });
  const at = { params: { path: { zoneId: zone.id } } };
  const check = useMutation({
    mutationFn: () => answer(api.POST('/api/dns-zones/{zoneId}/check', at)),
    onSuccess: (checked) => client.setQueryData(key, checked),
    onError: tellRefusal,
  });
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/dns-zones/{zoneId}', at)),
    onSuccess: () => {
      router.push('/dns');
      router.refresh();
    },
    onError: tellRefusal,
  });
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-5">
      <header>
        <BackLink href="/dns">{t('dns.title')}</BackLink>
        <h1 className="mt-1 text-xl font-semibold tracking-tight wrap-anywhere sm:text-2xl">{zone.name}</h1>
        <p className="mt-1 text-sm text-ink-faint">{t('dns.names', { count: zone.names })}</p>
      </header>
      <Card aria-labelledby="check-title">
        <CardTitle
          id="check-title"
          aside={
            <Button look="plain" size="sm" busy={check.isPending} onClick={() => check.mutate()}>
              {t('dns.check')}
            </Button>
          }
        >
          {t('dns.check-title')}
        </CardTitle>
        <div role="status">
          {check.isPending ? (
            <p className="text-sm text-ink-soft">{t('dns.checking')}</p>
          ) : (
            <ZoneCheck zone={zone} className="text-sm" />
          )}
        </div>
        <p className="mt-3 text-[13px] text-ink-faint">{t('dns.check-text')}</p>
      </Card>
      <ZoneForm key={zone.id} zone={zone} onSaved={(saved) => client.setQueryData(key, saved)} />
      <Card className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-64 text-[13px] text-ink-faint">
          {t(zone.names > 0 ? 'dns.remove-later' : 'dns.remove-text')}
        </p>
        <AskButton
          look="danger"
          disabled={zone.names > 0}
          busy={remove.isPending || remove.isSuccess}
          question={t('dns.remove-ask', { name: zone.name })}
          explanation={t('dns.remove-text')}
          confirm={t('dns.remove')}
          onConfirm={() => remove.mutate()}
        >
          {t('dns.remove')}
        </AskButton>
      </Card>
    </div>
  );
}
