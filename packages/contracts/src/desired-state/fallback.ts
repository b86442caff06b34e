import { z } from 'zod';
import { Ipv4Cidr, Port } from '../address.js';

/** OpenVPN's key of 2048 bits that both ends of a tunnel share before TLS begins (`--tls-crypt`), in hexadecimal. */
export const TunnelKey = z.string().regex(/^[0-9a-f]{512}$/);
export type TunnelKey = z.infer<typeof TunnelKey>;

/** Where a relay takes the tunnels of lines that block UDP: OpenVPN over TCP on its public address. */
export const Fallback = z.strictObject({
  port: Port,
  /** The relay inside these tunnels, with the network that it hands addresses out of. */
  address: Ipv4Cidr,
  key: TunnelKey,
});
export type Fallback = z.infer<typeof Fallback>;
