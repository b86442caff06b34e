import { hkdfSync } from 'node:crypto';
import type { Id, TunnelKey } from '@tresse/contracts';

/** Length of OpenVPN's static keys, in bytes. */
const KEY_BYTES = 256;

/**
 * The keys that both ends of OpenVPN tunnels share, each derived from one secret of the installation by HKDF (RFC 5869):
 * every instance of the control plane derives the same, none is kept, and none tells anything of another.
 */
export class TunnelKeys {
  constructor(private readonly secret: string) {}

  /** Of a relay's door for lines that block UDP: one for all its sites. */
  fallback(relayId: Id): TunnelKey {
    return this.derive(`fallback ${relayId}`);
  }

  /** Of the bonded lines of a site. */
  bond(siteId: Id): TunnelKey {
    return this.derive(`bond ${siteId}`);
  }

  private derive(purpose: string): TunnelKey {
    const key = hkdfSync('sha256', this.secret, '', `tresse ${purpose}`, KEY_BYTES);
    return Buffer.from(key).toString('hex');
  }
}
