'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/design/button';
import { buttonClass } from '@/design/button-class';
import { TextField } from '@/design/field';
import { Notice } from '@/design/notice';
import { focusFirstFault } from '@/features/session/focus-first-fault';
import { type AuthRefusal, resetPassword } from './auth';

/** Refusals that are about what was typed. */
const OF_THE_FIELD: readonly AuthRefusal[] = ['password-short', 'password-long'];

interface NewPasswordFormProps {
  /** Of the link. */
  secret: string;
  lengths: { min: number; max: number };
}

/** Chooses another password by a link that works once; what is typed here is kept nowhere. */
export function NewPasswordForm({ secret, lengths }: NewPasswordFormProps) {
  const t = useTranslations();
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<AuthRefusal | null>(null);
  const [state, setState] = useState<'typing' | 'busy' | 'done'>('typing');
  const ofTheField = refused !== null && OF_THE_FIELD.includes(refused);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setState('busy');
    const reason = await resetPassword(secret, password).catch((): AuthRefusal => 'unreachable');
    setRefused(reason);
    setState(reason ? 'typing' : 'done');
    if (reason) focusFirstFault();
  }

  if (state === 'done') {
    return (
      <div className="flex flex-col gap-5">
        <Notice look="good" urgent>
          {t('password.done')}
        </Notice>
        <Link href="/sign-in" className={buttonClass()}>
          {t('account.sign-in')}
        </Link>
      </div>
    );
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {refused && !ofTheField && (
        <Notice look="bad" urgent>
          {t(`account.refused.${refused}`, lengths)}
        </Notice>
      )}
      <TextField
        label={t('password.new')}
        type="password"
        autoComplete="new-password"
        hint={t('account.password-hint', lengths)}
        value={password}
        error={ofTheField ? t(`account.refused.${refused}`, lengths) : undefined}
        onChange={(event) => {
          setRefused(null);
          setPassword(event.target.value);
        }}
      />
      <Button type="submit" busy={state === 'busy'} className="mt-2">
        {t('password.submit')}
      </Button>
    </form>
  );
}
