import { z } from 'zod';
import { DisplayName } from '../display-name.js';
import { takes } from '../field-issues.js';
import { Ipv6, Ipv6Cidr, ipv6Holds } from '../ipv6.js';
import { ForwardProtocol } from './port-forward.js';
import { PortRange } from './traffic.js';

/**
 * A device's half of its IPv6 address, the last 64 bits (RFC 4291 §2.5.1): it stays the same when the LAN is given another
 * network.
 */
export const HostSuffix = Ipv6.refine(isSuffix, takes('field.ipv6-suffix'));
export type HostSuffix = z.infer<typeof HostSuffix>;

/** What is no address at all is refused as such, and asked all the same. */
function isSuffix(address: string): boolean {
  return !Ipv6.safeParse(address).success || ipv6Holds('::/64', address);
}

/** Ports of a device of the LAN that the internet reaches by IPv6, at the device's own address. */
export const Ipv6Opening = z.strictObject({
  name: DisplayName,
  protocol: ForwardProtocol,
  ports: PortRange,
  host: HostSuffix,
  /** Who may come in; empty for everybody. */
  sources: z.array(Ipv6Cidr).max(64).default([]),
});
export type Ipv6Opening = z.infer<typeof Ipv6Opening>;
