import { Addressing } from './addressing.js';

/** Where a secret comes in, and where it is kept. */
const SECRETS = [
  { plain: 'password', sealed: 'sealed' },
  { plain: 'pin', sealed: 'sealedPin' },
] as const;
/** Name of a field in which a secret comes in readable. */
export type PlainSecret = (typeof SECRETS)[number]['plain'];

/** The secrets that an addressing carries readable. */
export function plainSecrets(addressing: Addressing): PlainSecret[] {
  const given: Record<string, unknown> = addressing;
  return SECRETS.map(({ plain }) => plain).filter((plain) => given[plain] !== undefined);
}

/** The same with each readable secret sealed in its place; one that cannot be sealed is left out. */
export function sealSecrets(
  addressing: Addressing,
  seal: (secret: string) => string | undefined,
): Addressing {
  if (plainSecrets(addressing).length === 0) return addressing;
  const kept: Record<string, unknown> = { ...addressing };
  for (const { plain, sealed } of SECRETS) {
    const secret = kept[plain];
    if (typeof secret !== 'string') continue;
    delete kept[plain];
    kept[sealed] = seal(secret);
  }
  return Addressing.parse(kept);
}

/** The same with each sealed secret readable beside what is sealed, where it could be opened. */
export function openSecrets(addressing: Addressing, open: (sealed: string) => string | null): Addressing {
  const opened: Record<string, unknown> = { ...addressing };
  for (const { plain, sealed } of SECRETS) {
    const text = opened[sealed];
    const secret = typeof text === 'string' ? open(text) : null;
    if (secret !== null) opened[plain] = secret;
  }
  return Addressing.safeParse(opened).data ?? addressing;
}
