'use client';

import { useMutation } from '@tanstack/react-query';
import type { Relay } from '@tresse/contracts';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '@/design/button';
import { TextField } from '@/design/field';
import { Notice } from '@/design/notice';
import { Segmented } from '@/design/segmented';
import { useRefusal } from '@/features/session/use-refusal';
import { answer, api } from '@/lib/api';
import { KeyField } from './key-field';
import { firstSsh, type SshDraft, sshInput } from './ssh-draft';

const SHOWN = ['host', 'port', 'user', 'password', 'privateKey', 'passphrase'];

/** Installs over SSH, once: first the server's own key is shown, then a person says that it is the right server. */
export function SshForm({ relay }: { relay: Relay }) {
  const t = useTranslations();
  const [draft, setDraft] = useState(firstSsh(relay.publicAddress ?? ''));
  const install = useMutation({
    mutationFn: (hostKey: string | null) =>
      answer(
        api.POST('/api/relays/{relayId}/install-by-ssh', {
          params: { path: { relayId: relay.id } },
          body: sshInput(draft, hostKey),
        }),
      ),
    onSuccess: ({ hostKey, started }) => {
      setHostKey(hostKey);
      if (started) setDraft({ ...draft, password: '', privateKey: '', passphrase: '' });
    },
  });
  const [hostKey, setHostKey] = useState<string | null>(null);
  const refusal = useRefusal(install.error, SHOWN);

  function change(part: Partial<SshDraft>) {
    install.reset();
    // Another server has another key.
    if (part.host !== undefined || part.port !== undefined) setHostKey(null);
    setDraft({ ...draft, ...part });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    install.mutate(hostKey);
  }

  const text = (key: 'host' | 'port' | 'user' | 'password' | 'passphrase') => ({
    autoCapitalize: 'off',
    spellCheck: false,
    value: draft[key],
    error: refusal.at(key),
    onChange: (event: { target: { value: string } }) => change({ [key]: event.target.value }),
  });

  if (install.data?.started) return <Notice look="good">{t('relay.ssh.started')}</Notice>;
  return (
    <form onSubmit={submit} noValidate className="mt-3 flex flex-col gap-3">
      <p className="text-[13px] text-ink-soft">{t('relay.ssh.text')}</p>
      <div className="grid grid-cols-[1fr_5.5rem] gap-3 sm:grid-cols-[1fr_5.5rem_8rem]">
        <TextField label={t('relay.ssh.host')} {...text('host')} />
        <TextField label={t('relay.ssh.port')} inputMode="numeric" {...text('port')} />
        <TextField label={t('relay.ssh.user')} className="max-sm:col-span-2" {...text('user')} />
      </div>
      {hostKey !== null && (
        <>
          <Notice look="warn">
            <p>{t('relay.ssh.host-key')}</p>
            <p className="font-mono text-[13px] break-all">{hostKey}</p>
          </Notice>
          <div>
            <Segmented
              label={t('relay.ssh.by')}
              value={draft.by}
              options={[
                { value: 'key', label: t('relay.ssh.by-key') },
                { value: 'password', label: t('relay.ssh.by-password') },
              ]}
              onChange={(by) => change({ by })}
            />
          </div>
          {draft.by === 'password' ? (
            <TextField
              type="password"
              autoComplete="off"
              label={t('relay.ssh.password')}
              hint={t('relay.ssh.once')}
              {...text('password')}
            />
          ) : (
            <>
              <KeyField
                label={t('relay.ssh.key')}
                hint={t('relay.ssh.once')}
                value={draft.privateKey}
                error={refusal.at('privateKey') ?? refusal.at('password')}
                onChange={(privateKey) => change({ privateKey })}
              />
              <TextField
                type="password"
                autoComplete="off"
                label={t('relay.ssh.passphrase')}
                hint={t('relay.ssh.passphrase-hint')}
                {...text('passphrase')}
              />
            </>
          )}
        </>
      )}
      {refusal.whole && (
        <Notice look="bad" urgent>
          {refusal.whole}
        </Notice>
      )}
      <div className="flex justify-end">
        <Button type="submit" size="sm" busy={install.isPending}>
          {t(hostKey === null ? 'relay.ssh.ask' : 'relay.ssh.install')}
        </Button>
      </div>
    </form>
  );
}
