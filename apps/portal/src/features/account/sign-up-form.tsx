'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { Notice } from '@/design/notice';
import { useKept } from '@/features/session/use-kept';
import { type AuthRefusal, signUp } from './auth';
import { checkSignUp, EMPTY_SIGN_UP, reviveSignUp, type SignUpField } from './sign-up-draft';

const PLACE_OF_REFUSAL: Partial<Record<AuthRefusal, SignUpField>> = {
  'e-mail-taken': 'email',
  'e-mail-invalid': 'email',
  'password-short': 'password',
  'password-long': 'password',
};

/** Least and most characters of a password; the page knows them, so that the browser need not load the contracts. */
type Lengths = { min: number; max: number };

/** What an invitation's link fixes: the address, and the organisation. */
export interface Invited {
  secret: string;
  email: string;
  tenant: string;
}

interface SignUpFormProps {
  next: string;
  lengths: Lengths;
  /** Null for who begins an organisation of their own. */
  invited: Invited | null;
}

/**
 * Makes an account, with its organisation or in that of who has invited. What was typed survives a reload, except the
 * password.
 */
export function SignUpForm({ next, lengths, invited }: SignUpFormProps) {
  const t = useTranslations();
  const [kept, setDraft, forget] = useKept('tresse.sign-up', EMPTY_SIGN_UP, reviveSignUp);
  const draft = invited ? { ...kept, email: invited.email, organization: invited.tenant } : kept;
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<AuthRefusal | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);

  const faults = tried ? checkSignUp({ ...draft, password }, lengths.min) : {};
  const place = refused ? PLACE_OF_REFUSAL[refused] : undefined;
  const errorOf = (field: SignUpField) => {
    const fault = faults[field];
    if (fault) return t(`account.fault.${fault}`, lengths);
    return place === field && refused ? t(`account.refused.${refused}`, lengths) : undefined;
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setRefused(null);
    if (Object.keys(checkSignUp({ ...draft, password }, lengths.min)).length > 0) return;
    setBusy(true);
    const reason = await signUp({
      ...draft,
      password,
      ...(invited && { invitation: invited.secret }),
    }).catch((): AuthRefusal => 'unreachable');
    if (!reason) {
      forget();
      return window.location.assign(next);
    }
    setRefused(reason);
    setBusy(false);
  }

  const text = (field: keyof typeof draft) => ({
    value: draft[field],
    error: errorOf(field),
    onChange: (event: { target: { value: string } }) => {
      setRefused(null);
      setDraft({ ...draft, [field]: event.target.value });
    },
  });

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {refused && !place && (
        <Notice look="bad" urgent>
          {t(`account.refused.${refused}`, lengths)}
        </Notice>
      )}
      <TextField label={t('account.name')} autoComplete="name" {...text('name')} />
      <TextField
        label={t('account.e-mail')}
        type="email"
        autoComplete="username"
        readOnly={invited !== null}
        {...text('email')}
      />
      <TextField
        label={t('account.password')}
        type="password"
        autoComplete="new-password"
        hint={t('account.password-hint', lengths)}
        value={password}
        error={errorOf('password')}
        onChange={(event) => setPassword(event.target.value)}
      />
      {!invited && (
        <TextField
          label={t('account.organization')}
          autoComplete="organization"
          hint={t('account.organization-hint')}
          {...text('organization')}
        />
      )}
      <Button type="submit" busy={busy} className="mt-2">
        {t('account.sign-up')}
      </Button>
    </form>
  );
}
