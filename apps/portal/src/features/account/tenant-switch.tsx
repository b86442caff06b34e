'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { useTellRefusal } from '@/features/session/use-tell-refusal';
import { answer, api } from '@/lib/api';

/** The way to another of one's organisations; nothing for who has only one. */
export function TenantSwitch() {
  const t = useTranslations();
  const { data: tenants } = useQuery({
    queryKey: ['tenants'],
    queryFn: () => answer(api.GET('/api/tenants')),
  });
  const choose = useMutation({
    mutationFn: (tenantId: string) => answer(api.PUT('/api/tenant', { body: { tenantId } })),
    // Everything that is known here is the other's.
    onSuccess: () => window.location.assign('/sites'),
    onError: useTellRefusal(),
  });
  const others = tenants?.filter(({ active }) => !active) ?? [];
  if (others.length === 0) return null;
  return (
    <div className="mt-4 border-t border-ink-faint/25 pt-4">
      <p className="mb-2 text-[13px] text-ink-faint">{t('nav.other-tenants')}</p>
      <ul className="flex flex-col gap-1">
        {others.map(({ id, name }) => (
          <li key={id}>
            <Button
              look="plain"
              size="sm"
              className="w-full truncate"
              busy={choose.isPending || choose.isSuccess}
              onClick={() => choose.mutate(id)}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
