'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TenantRole } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/design/button';
import { Card, CardTitle } from '@/design/card';
import { SelectField, TextField } from '@/design/field';
import { Notice } from '@/design/notice';
import { focusFirstFault } from '@/features/session/focus-first-fault';
import { asText, useKept } from '@/features/session/use-kept';
import { useRefusal } from '@/features/session/use-refusal';
import { answer, api } from '@/lib/api';
import { FreshLink } from './fresh-link';
import { ROLES } from './may-change';
import { teamKey } from './team-page';

/** Asks somebody to join: makes a link, shown this once, that they get from whoever invites them. */
export function InviteForm({ roles }: { roles: TenantRole[] }) {
  const t = useTranslations();
  const client = useQueryClient();
  const [email, setEmail, forget] = useKept('tresse.invite', '', asText);
  const [role, setRole] = useState<TenantRole>('viewer');
  const invite = useMutation({
    mutationFn: () => answer(api.POST('/api/team/invitations', { body: { email: email.trim(), role } })),
    onSuccess: () => {
      setEmail('');
      forget();
      return client.invalidateQueries({ queryKey: teamKey });
    },
    onError: () => focusFirstFault(),
  });
  const refusal = useRefusal(invite.error, ['email', 'role']);

  function submit(event: FormEvent) {
    event.preventDefault();
    invite.mutate();
  }

  return (
    <Card aria-labelledby="invite-title">
      <CardTitle id="invite-title">{t('team.invite')}</CardTitle>
      <form onSubmit={submit} noValidate className="flex flex-wrap items-start gap-3">
        <TextField
          label={t('account.e-mail')}
          type="email"
          inputMode="email"
          autoComplete="off"
          placeholder="camille@example.org"
          className="flex-1 basis-60"
          value={email}
          error={refusal.at('email')}
          onChange={(event) => {
            if (invite.error) invite.reset();
            setEmail(event.target.value);
          }}
        />
        <SelectField
          label={t('team.as')}
          className="w-44"
          value={role}
          error={refusal.at('role')}
          onChange={({ target: { value } }) => setRole(ROLES.find((one) => one === value) ?? role)}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {t(`nav.role.${one}`)}
            </option>
          ))}
        </SelectField>
        <Button type="submit" className="max-sm:w-full sm:mt-[1.6875rem]" busy={invite.isPending}>
          {t('team.make-link')}
        </Button>
      </form>
      <p className="mt-2 text-[13px] text-ink-faint">{t('team.invite-text')}</p>
      {refusal.whole && (
        <div className="mt-3">
          <Notice look="bad" urgent>
            {refusal.whole}
          </Notice>
        </div>
      )}
      {invite.data && <FreshLink key={invite.data.handle} invitation={invite.data} />}
    </Card>
  );
}
