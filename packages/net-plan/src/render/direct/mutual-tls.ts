import type { IdentityFiles, Paths } from '../../host-state.js';

/**
 * What TLS of either kind needs in section `global`: the key stands beside the certificate under its name
 * (`device.crt`, `device.key`), and the first records fill one packet each, so that the first byte waits for no second
 * one. Source: haproxy, configuration.txt, ssl-load-extra-del-ext, tune.ssl.maxrecord.
 */
export const TLS_GLOBAL = ['ssl-load-extra-del-ext', 'tune.ssl.maxrecord 1370'] as const;

/** The device's own certificate, and the authority that the other end's must come from. */
export function mutualTls({ certificate, authority }: IdentityFiles): string {
  return `ssl crt ${certificate} ca-file ${authority} verify required ssl-min-ver TLSv1.3`;
}

/** A line that changes with the certificate, so that a renewed one is taken up. */
export function certificateNote({ serial }: IdentityFiles): string {
  return `# certificate ${serial}`;
}

/**
 * The device's certificate. Throws when this process has none to give to programs, which only one that takes
 * everything down has not.
 */
export function identityOf({ identity }: Paths): IdentityFiles {
  if (identity === undefined) throw new Error('Carrier direct needs the certificate of the device.');
  return identity;
}
