import { type SiteInput, sealSecrets, type WireguardPublicKey } from '@tresse/contracts';
import { sealFor } from '@tresse/pki';

/** The input as it is kept: each password and PIN sealed for the site's box. Without a box there are none (`checkSite`). */
export function sealPasswords(site: SiteInput, box: WireguardPublicKey | undefined): SiteInput {
  const seal = (secret: string) => (box ? sealFor(box, secret) : undefined);
  return {
    ...site,
    lines: site.lines.map((line) => ({ ...line, addressing: sealSecrets(line.addressing, seal) })),
  };
}
