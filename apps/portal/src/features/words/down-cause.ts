import type { SiteLineView } from '@tresse/contracts';

/** Why a line is down, as the key of a message: its modem knows better than its interface, and Wi-Fi has no cable. */
export function downCause({
  cause,
  modem,
  addressing,
}: Pick<SiteLineView, 'cause' | 'modem' | 'addressing'>) {
  if (modem?.obstacle) return `line.modem.obstacle.${modem.obstacle}` as const;
  if (cause === 'no-carrier' && addressing.method === 'wifi') return 'line.cause.no-wifi' as const;
  const code = cause ?? 'silent';
  return `line.cause.${code}` as const;
}
