'use client';

import { useTranslations } from 'next-intl';
import { SelectField, TextField } from '@/design/field';
import type { Refusal } from '@/features/session/refusal';
import { ALGORITHMS, asAlgorithm, type ZoneDraft } from './zone-draft';

/** Paths of the fields, as the request names them. */
export const SHOWN = ['name', 'server.address', 'server.port', 'key.name', 'key.algorithm', 'key.secret'];

const PLAIN = { autoCapitalize: 'off', autoComplete: 'off', spellCheck: false } as const;

interface ZoneFieldsProps {
  draft: ZoneDraft;
  refusal: Refusal;
  /** Whether the zone has a key already: without a secret typed, that stays. */
  present: boolean;
  onChange: (part: Partial<ZoneDraft>) => void;
}

/** A zone's name server, and the key that may change the zone. */
export function ZoneFields({ draft, refusal, present, onChange }: ZoneFieldsProps) {
  const t = useTranslations();
  return (
    <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
      {!present && (
        <TextField
          {...PLAIN}
          label={t('dns.zone')}
          hint={t('dns.zone-hint')}
          placeholder="sites.example.org"
          className="sm:col-span-2"
          value={draft.name}
          error={refusal.at('name')}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      )}
      <TextField
        {...PLAIN}
        label={t('dns.server')}
        hint={t('dns.server-hint')}
        placeholder="192.0.2.53"
        value={draft.address}
        error={refusal.at('server.address')}
        onChange={(event) => onChange({ address: event.target.value })}
      />
      <TextField
        label={t('dns.port')}
        inputMode="numeric"
        value={draft.port}
        error={refusal.at('server.port')}
        onChange={(event) => onChange({ port: event.target.value })}
      />
      <p className="text-sm text-ink-soft sm:col-span-2">
        {t.rich('dns.key-how', {
          code: (chunks) => <code className="font-mono text-xs break-words">{chunks}</code>,
        })}
      </p>
      <TextField
        {...PLAIN}
        label={t('dns.key-name')}
        placeholder="tresse"
        value={draft.keyName}
        error={refusal.at('key.name')}
        onChange={(event) => onChange({ keyName: event.target.value })}
      />
      <SelectField
        label={t('dns.algorithm')}
        value={draft.algorithm}
        error={refusal.at('key.algorithm')}
        onChange={(event) => onChange({ algorithm: asAlgorithm(event.target.value) })}
      >
        {ALGORITHMS.map((algorithm) => (
          <option key={algorithm}>{algorithm}</option>
        ))}
      </SelectField>
      <TextField
        type="password"
        label={t('dns.secret')}
        hint={t(present ? 'dns.secret-unchanged' : 'dns.secret-hint')}
        autoComplete="new-password"
        className="sm:col-span-2"
        value={draft.secret}
        error={refusal.at('key.secret')}
        onChange={(event) => onChange({ secret: event.target.value })}
      />
    </div>
  );
}
