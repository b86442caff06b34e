import { z } from 'zod';
import { Ipv4, Ipv4Cidr } from '../address.js';
import { takes } from '../field-issues.js';

/** What a provider's door is told: one line of printable ASCII (RFC 1334 leaves the characters open, providers do not). */
const Credential = z.string().regex(/^[\x20-\x7e]{1,128}$/, takes('field.credential'));

/** A secret as it is kept: only the site's box can read it. */
const Sealed = z.base64().max(512).optional();

/** A session with a mobile network, by a 4G or 5G modem. */
const ModemAddressing = z.strictObject({
  method: z.literal('modem'),
  /** Access point name: letters, digits, hyphens and dots (3GPP TS 23.003, 9.1). */
  apn: z.string().regex(/^[A-Za-z0-9.-]{1,100}$/, takes('field.apn')),
  /** Only for access points that ask for them. */
  user: Credential.optional(),
  password: Credential.optional(),
  sealed: Sealed,
  /** Of the SIM; absent where it asks for none. */
  pin: z
    .string()
    .regex(/^\d{4,8}$/, takes('field.pin'))
    .optional(),
  sealedPin: Sealed,
  /** What is asked of the network. The tunnels use IPv4, but some access points open only with both. */
  ipType: z.enum(['ipv4', 'ipv4v6']).default('ipv4'),
  /** IMEI or MEID of the modem, where the box has several; else it is told by the interface, or is the only one. */
  device: z
    .string()
    .regex(/^[0-9A-F]{14,16}$/, takes('field.imei'))
    .optional(),
});

/** A Wi-Fi network that the box joins, and in which it asks for an address by DHCP. */
const WifiAddressing = z.strictObject({
  method: z.literal('wifi'),
  /** At most 32 bytes as UTF-8 (IEEE 802.11). */
  ssid: z
    .string()
    .min(1)
    .regex(/^\P{Cc}*$/u, takes('field.ssid'))
    .refine((ssid) => new TextEncoder().encode(ssid).length <= 32, takes('field.ssid')),
  /** `wpa`: WPA2 or WPA3 with a passphrase, whichever the network offers. */
  security: z.enum(['wpa', 'open']),
  password: z
    .string()
    .regex(/^[\x20-\x7e]{8,63}$/, takes('field.passphrase'))
    .optional(),
  sealed: Sealed,
  /** The network does not say its name: the box must ask for it. */
  hidden: z.boolean().default(false),
  /** In GHz. */
  band: z.enum(['any', '2.4', '5']).default('any'),
  /** Country where the box stands (ISO 3166-1): its rules say which channels may be used. */
  country: z.string().regex(/^[A-Z]{2}$/, takes('field.country')),
});

/**
 * How a line gets its address: as the operating system sets it, by the agent's own DHCP client, fixed here, by a PPPoE
 * session, by a modem, or from a Wi-Fi network. A password or PIN is only ever sent in: it is kept sealed for the site's
 * box, which alone can read it, and who sends none keeps the present one by sending what is sealed back.
 */
export const Addressing = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('automatic') }),
  z.strictObject({ method: z.literal('dhcp') }),
  z.strictObject({ method: z.literal('static'), address: Ipv4Cidr, gateway: Ipv4 }),
  z.strictObject({
    method: z.literal('pppoe'),
    user: Credential,
    password: Credential.optional(),
    sealed: Sealed,
  }),
  ModemAddressing,
  WifiAddressing,
]);
export type Addressing = z.infer<typeof Addressing>;
/** The addressing of one method. */
export type AddressingBy<Method extends Addressing['method']> = Extract<Addressing, { method: Method }>;
