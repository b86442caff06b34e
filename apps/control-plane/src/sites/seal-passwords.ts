import type { SiteInput, WireguardPublicKey } from '@tresse/contracts';
import { sealFor } from '@tresse/pki';

/** The input as it is kept: each password sealed for the site's box. Without a box there are none (`checkSite`). */
export function sealPasswords(site: SiteInput, box: WireguardPublicKey | undefined): SiteInput {
  return {
    ...site,
    lines: site.lines.map((line) => {
      const { addressing } = line;
      if (addressing.method !== 'pppoe' || addressing.password === undefined) return line;
      const { method, user, password } = addressing;
      return { ...line, addressing: { method, user, ...(box ? { sealed: sealFor(box, password) } : {}) } };
    }),
  };
}
