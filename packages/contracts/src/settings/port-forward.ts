import { z } from 'zod';
import { Ipv4, Ipv4Cidr, Port } from '../address.js';
import { DisplayName } from '../display-name.js';
import { Id } from '../id.js';
import { PortRange } from './traffic.js';

/** What can be forwarded. */
export const ForwardProtocol = z.enum(['tcp', 'udp']);
export type ForwardProtocol = z.infer<typeof ForwardProtocol>;

/** Ports of the public address that lead to a host of the LAN. */
export const PortForward = z.strictObject({
  id: Id.optional(),
  name: DisplayName,
  protocol: ForwardProtocol,
  publicPorts: PortRange,
  toAddress: Ipv4,
  /** The host's port for the first public one; a range keeps its ports. */
  toPort: Port,
  /** Who may come in; empty for everybody. */
  sources: z.array(Ipv4Cidr).max(64).default([]),
});
export type PortForward = z.infer<typeof PortForward>;

/** Public ports, as a relay tells them apart. */
export type PublicPorts = Pick<PortForward, 'protocol' | 'publicPorts'>;
