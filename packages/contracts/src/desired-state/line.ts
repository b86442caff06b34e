import { z } from 'zod';
import { InterfaceName, Ipv4, Port } from '../address.js';
import { WireguardPublicKey } from '../enrolment.js';
import { Id } from '../id.js';
import { Addressing } from '../settings/addressing.js';
import { Allowance, LineIndex, LineRates, LineRole, Vlan } from '../settings/line.js';

const shared = {
  id: Id,
  index: LineIndex,
  role: LineRole,
  /** Rates of the contract; null when nobody knows them. */
  contract: LineRates.nullable(),
  /** Rates to keep below, as a person set them; null leaves that to contract and measurement. */
  limit: LineRates.nullable(),
};

/** One line as its site must set it up. */
export const SiteLine = z.strictObject({
  ...shared,
  name: z.string(),
  interface: InterfaceName,
  vlan: Vlan.nullable(),
  addressing: Addressing,
  allowance: Allowance.nullable(),
  tunnel: z.strictObject({
    /** Address of this end inside the tunnel. */
    address: Ipv4,
    mtu: z.int().min(576).max(9_000),
    peer: z.strictObject({ publicKey: WireguardPublicKey, address: Ipv4, port: Port }),
  }),
});
export type SiteLine = z.infer<typeof SiteLine>;

/** The same line as the relay must set it up. */
export const RelayLine = z.strictObject({
  ...shared,
  tunnel: z.strictObject({
    /** Address of the site's end inside the tunnel. */
    address: Ipv4,
    mtu: z.int().min(576).max(9_000),
    listenPort: Port,
    peerPublicKey: WireguardPublicKey,
  }),
});
export type RelayLine = z.infer<typeof RelayLine>;
