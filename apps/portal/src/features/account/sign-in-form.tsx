'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { Notice } from '@/design/notice';
import { asText, useKept } from '@/features/session/use-kept';
import { type AuthRefusal, signIn } from './auth';

/** Signs in and goes on to `next`, a path of this portal. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations();
  const [email, setEmail] = useKept('tresse.e-mail', '', asText);
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<AuthRefusal | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const reason = await signIn(email, password).catch((): AuthRefusal => 'unreachable');
    if (!reason) return window.location.assign(next);
    setRefused(reason);
    setBusy(false);
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {refused && (
        <Notice look="bad" urgent>
          {t(`account.refused.${refused}`)}
        </Notice>
      )}
      <TextField
        label={t('account.e-mail')}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={t('account.password')}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" busy={busy} className="mt-2">
        {t('account.sign-in')}
      </Button>
    </form>
  );
}
