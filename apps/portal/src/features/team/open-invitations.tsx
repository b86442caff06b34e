'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PendingInvitation, TenantRole } from '@tresse/contracts';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/design/button';
import { Card, CardTitle } from '@/design/card';
import { useTellRefusal } from '@/features/session/use-tell-refusal';
import { DAY_AND_TIME } from '@/features/words/instant';
import { answer, api } from '@/lib/api';
import { teamKey } from './team-page';

interface OpenInvitationsProps {
  invitations: PendingInvitation[];
  /** Those that the reader may give, and take back. */
  roles: TenantRole[];
}

/** Who was asked to join and has not yet. */
export function OpenInvitations({ invitations, roles }: OpenInvitationsProps) {
  const t = useTranslations();
  const format = useFormatter();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: (handle: string) =>
      answer(api.DELETE('/api/team/invitations/{handle}', { params: { path: { handle } } })),
    onSettled: () => client.invalidateQueries({ queryKey: teamKey }),
    onError: useTellRefusal(),
  });
  return (
    <Card aria-labelledby="open-title">
      <CardTitle id="open-title">{t('team.open')}</CardTitle>
      <ul className="flex flex-col divide-y divide-edge">
        {invitations.map(({ handle, email, role, expiresAt }) => (
          <li key={handle} className="flex flex-wrap items-center gap-3 py-3 first:pt-0 last:pb-0">
            <div className="min-w-0 flex-1 basis-52 text-sm">
              <p className="font-medium wrap-anywhere">{email}</p>
              <p className="text-[13px] text-ink-faint">
                {t(`nav.role.${role}`)} ·{' '}
                {t('team.until', { until: format.dateTime(new Date(expiresAt), DAY_AND_TIME) })}
              </p>
            </div>
            {roles.includes(role) && (
              <Button
                look="plain"
                size="sm"
                busy={cancel.isPending && cancel.variables === handle}
                aria-label={t('team.cancel-of', { email })}
                onClick={() => cancel.mutate(handle)}
              >
                {t('team.cancel')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
