/** An account at a cloud as it is being typed; pure. */
import type { ProviderAccount, ProviderAccountChange, ProviderKind } from '@tresse/contracts';

/** What is asked for at each provider, by its name in the request; the order is that of the form. */
const ASKED = {
  hetzner: { settings: [], secrets: ['token'] },
  scaleway: { settings: ['accessKey', 'projectId'], secrets: ['secretKey'] },
  ovh: { settings: ['applicationKey', 'projectId'], secrets: ['applicationSecret', 'consumerKey'] },
  local: { settings: [], secrets: [] },
} as const satisfies Record<ProviderKind, { settings: readonly string[]; secrets: readonly string[] }>;

type Asked = (typeof ASKED)[ProviderKind];
export type SettingKey = Asked['settings'][number];
export type SecretKey = Asked['secrets'][number];

export interface AccountDraft {
  name: string;
  provider: ProviderKind;
  settings: Record<SettingKey, string>;
  zones: string[];
  secrets: Record<SecretKey, string>;
}

const NO_SETTINGS = { accessKey: '', projectId: '', applicationKey: '' };
const NO_SECRETS = { token: '', secretKey: '', applicationSecret: '', consumerKey: '' };

/** The fields of a provider. */
export function fieldsOf(provider: ProviderKind): {
  settings: readonly SettingKey[];
  secrets: readonly SecretKey[];
  zones: boolean;
} {
  return { ...ASKED[provider], zones: provider === 'scaleway' };
}

export function emptyAccount(): AccountDraft {
  return { name: '', provider: 'hetzner', settings: NO_SETTINGS, zones: [], secrets: NO_SECRETS };
}

/** The draft of an account that exists; its secrets are not known here. */
export function draftOfAccount({ name, settings }: ProviderAccount): AccountDraft {
  const { provider, ...known } = settings;
  const { zones = [], ...texts } = known as Partial<AccountDraft['settings']> & { zones?: string[] };
  return { name, provider, settings: { ...NO_SETTINGS, ...texts }, zones, secrets: NO_SECRETS };
}

/** What the draft asks of the API; without a secret typed, those that are there stay. */
export function accountInput({ name, provider, settings, zones, secrets }: AccountDraft) {
  const fields = fieldsOf(provider);
  const pick = <Key extends string>(keys: readonly Key[], from: Record<Key, string>) =>
    Object.fromEntries(keys.map((key) => [key, from[key].trim()]));
  const typed = fields.secrets.some((key) => secrets[key].trim() !== '');
  // The server's schema judges it, with a sentence for each field.
  return {
    name: name.trim(),
    settings: { provider, ...pick(fields.settings, settings), ...(fields.zones && { zones }) },
    ...(typed && { secrets: { provider, ...pick(fields.secrets, secrets) } }),
  } as ProviderAccountChange;
}

/** The draft as the browser may keep it: a secret is typed again after a reload. */
export function withoutSecrets(draft: AccountDraft): AccountDraft {
  return { ...draft, secrets: NO_SECRETS };
}

/** The draft in a stored value, or undefined when it is none. */
export function reviveAccount(stored: unknown): AccountDraft | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { name, provider, settings, zones } = stored as Partial<AccountDraft>;
  const whole =
    typeof name === 'string' &&
    typeof provider === 'string' &&
    provider in ASKED &&
    typeof settings?.projectId === 'string' &&
    Array.isArray(zones);
  if (!whole) return undefined;
  return { name, provider, settings: { ...NO_SETTINGS, ...settings }, zones, secrets: NO_SECRETS };
}
