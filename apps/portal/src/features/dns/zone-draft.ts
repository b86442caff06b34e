/** A zone of the DNS as it is being typed; pure. */
import type { DnsZone, DnsZoneChange, DnsZoneInput, TsigAlgorithm } from '@tresse/contracts';
import { whole } from '../site-form/typed';

export const ALGORITHMS = ['hmac-sha256', 'hmac-sha512'] as const satisfies readonly TsigAlgorithm[];

export interface ZoneDraft {
  name: string;
  address: string;
  port: string;
  keyName: string;
  algorithm: TsigAlgorithm;
  secret: string;
}

export function emptyZone(): ZoneDraft {
  return { name: '', address: '', port: '53', keyName: '', algorithm: 'hmac-sha256', secret: '' };
}

/** The draft of a zone that exists; its key's secret is not known here. */
export function draftOfZone({ name, server, key }: DnsZone): ZoneDraft {
  const { address, port } = server;
  return { name, address, port: String(port), keyName: key.name, algorithm: key.algorithm, secret: '' };
}

/** What the draft asks of the API for a zone that exists; without a secret typed, the one that is there stays. */
export function zoneChange({ address, port, keyName, algorithm, secret }: ZoneDraft): DnsZoneChange {
  return {
    // What is no number goes as it is: the server has a sentence for it.
    server: { address: address.trim(), port: whole(port) as number },
    key: { name: keyName.trim(), algorithm, ...(secret.trim() !== '' && { secret: secret.trim() }) },
  };
}

/** What the draft asks of the API for a new zone. */
export function zoneInput(draft: ZoneDraft): DnsZoneInput {
  const { server, key } = zoneChange(draft);
  return { name: draft.name.trim(), server, key: { ...key, secret: draft.secret.trim() } };
}

/** Whether the draft asks for anything else than there is. */
export function isChanged(draft: ZoneDraft, zone: DnsZone): boolean {
  const { address, port, keyName, algorithm } = draftOfZone(zone);
  return (
    draft.secret.trim() !== '' ||
    draft.algorithm !== algorithm ||
    [draft.address, draft.port, draft.keyName].some(
      (text, place) => text.trim() !== [address, port, keyName][place],
    )
  );
}

/** The draft as the browser may keep it: the key's secret is typed again after a reload. */
export function withoutSecret(draft: ZoneDraft): ZoneDraft {
  return { ...draft, secret: '' };
}

/** The draft in a stored value, or undefined when it is none. */
export function reviveZone(stored: unknown): ZoneDraft | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { algorithm, ...texts } = stored as Partial<ZoneDraft>;
  const keys = ['name', 'address', 'port', 'keyName'] as const;
  const known = ALGORITHMS.find((one) => one === algorithm);
  if (!known || !keys.every((key) => typeof texts[key] === 'string')) return undefined;
  return withoutSecret(stored as ZoneDraft);
}

/** The algorithm of this name; the first for another text. */
export function asAlgorithm(text: string): TsigAlgorithm {
  return ALGORITHMS.find((one) => one === text) ?? ALGORITHMS[0];
}
