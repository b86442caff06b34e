import type { Change } from '@tresse/contracts';
import type { useTranslations } from 'next-intl';

type Words = ReturnType<typeof useTranslations<never>>;

const ROLES = ['always', 'backup', 'never-bulk'] as const;
const CLASSES = ['voice', 'games', 'work', 'bulk'] as const;
const METHODS = ['automatic', 'dhcp'] as const;
const KINDS = ['adsl', 'vdsl', 'fibre', 'cable', '4g', '5g', 'satellite', 'other'] as const;
const MODES = ['routed', 'one-arm'] as const;
const FALLBACKS = ['braid', 'block'] as const;

/** A value of a change in the reader's words, where it is a choice and not something a person has typed. */
export function valueWords(t: Words, field: Change['field'], value: string): string {
  const one = <T extends string>(choices: readonly T[], words: (choice: T) => string) => {
    const choice = choices.find((name) => name === value);
    return choice === undefined ? value : words(choice);
  };
  switch (field) {
    case 'line.role':
      return one(ROLES, (role) => t(`line.role.${role}`));
    case 'line.kind':
      return one(KINDS, (kind) => t(`kind.${kind}`));
    case 'line.addressing':
      return one(METHODS, (method) => t(`line-form.method.${method}`));
    case 'priority.class':
      return one(CLASSES, (name) => t(`quality-form.class.${name}.name`));
    case 'bypass.whenDown':
      return one(FALLBACKS, (fallback) => t(`bypass-form.fallback.${fallback}`));
    case 'lan.mode':
      return one(MODES, (mode) => t(`lan-form.mode.${mode}.name`));
    case 'lan.dns':
    case 'lan.ipv6':
    case 'quality.shaping':
    case 'quality.duplicateVoice':
      return one(['on', 'off'], (state) => t(`preview.${state}`));
    case 'braid':
      return braidWords(t, value);
    default:
      return value;
  }
}

/** `mptcp, tunnel` → the profile and the carrier by their names. */
function braidWords(t: Words, value: string): string {
  const [profile = '', ...rest] = value.split(', ');
  const names: Record<string, string> = {
    mptcp: t('braid-form.profile.mptcp.name'),
    spray: t('braid-form.profile.spray.name'),
    failover: t('braid-form.profile.failover.name'),
    bond: t('braid-form.profile.bond.name'),
    tunnel: t('braid-form.carrier.tunnel.name'),
    direct: t('braid-form.carrier.direct.name'),
  };
  return [profile, ...rest].map((word) => names[word] ?? word).join(', ');
}
