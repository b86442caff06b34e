import { z } from 'zod';
import { InterfaceName, Ipv4, Ipv4Cidr, Port } from '../address.js';
import { WireguardPublicKey } from '../enrolment.js';
import { Id } from '../id.js';
import { MAX_LINES } from '../limits.js';

/** What kind of access a line is; chooses words, icons and defaults, never behaviour by itself. */
export const LineKind = z.enum(['adsl', 'vdsl', 'fibre', 'cable', '4g', '5g', 'satellite', 'other']);
export type LineKind = z.infer<typeof LineKind>;

/** How the line's interface gets its address: as the operating system sets it (DHCP), or fixed here. */
export const Addressing = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('automatic') }),
  z.strictObject({ method: z.literal('static'), address: Ipv4Cidr, gateway: Ipv4 }),
]);
export type Addressing = z.infer<typeof Addressing>;

/** Rates of a contract, in kbit/s at the IP level. */
export const ContractRates = z.strictObject({
  downKbit: z.int().min(64).max(10_000_000),
  upKbit: z.int().min(64).max(10_000_000),
});
export type ContractRates = z.infer<typeof ContractRates>;

/** Place of a line in its site; stable while the line exists, and the seed of its marks, tables and addresses. */
export const LineIndex = z.int().min(1).max(MAX_LINES);
export type LineIndex = z.infer<typeof LineIndex>;

/** Profiles and carriers of the braid (docs/data-plane.md). */
export const Profile = z.enum(['mptcp']);
export type Profile = z.infer<typeof Profile>;
export const Carrier = z.enum(['tunnel']);
export type Carrier = z.infer<typeof Carrier>;

/** One line as its site must set it up. */
export const SiteLine = z.strictObject({
  id: Id,
  index: LineIndex,
  name: z.string(),
  interface: InterfaceName,
  addressing: Addressing,
  contract: ContractRates.nullable(),
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
  id: Id,
  index: LineIndex,
  contract: ContractRates.nullable(),
  tunnel: z.strictObject({
    /** Address of the site's end inside the tunnel. */
    address: Ipv4,
    mtu: z.int().min(576).max(9_000),
    listenPort: Port,
    peerPublicKey: WireguardPublicKey,
  }),
});
export type RelayLine = z.infer<typeof RelayLine>;
