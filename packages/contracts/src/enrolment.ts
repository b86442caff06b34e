import { z } from 'zod';
import { Port } from './address.js';
import { Id, Instant } from './id.js';

/** The two roles of the agent, and so the two kinds of device, claim and certificate. */
export const DeviceRole = z.enum(['site', 'relay']);
export type DeviceRole = z.infer<typeof DeviceRole>;

/** WireGuard public key: 32 bytes of base64 (wg(8)). */
export const WireguardPublicKey = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
export type WireguardPublicKey = z.infer<typeof WireguardPublicKey>;

/** What the agent sends to `POST /enrol`, over TLS pinned by the claim. Both private keys stay on the device. */
export const EnrolmentRequest = z.strictObject({
  protocol: z.int(),
  role: DeviceRole,
  secret: z.string().min(1).max(128),
  csrPem: z.string().min(1).max(8_192),
  wireguardPublicKey: WireguardPublicKey,
  agentVersion: z.string().max(64),
  hostname: z.string().max(253),
});
export type EnrolmentRequest = z.infer<typeof EnrolmentRequest>;

/** What an accepted device gets: who it is, whom to trust, where to connect. */
export const EnrolmentResponse = z.strictObject({
  deviceId: Id,
  role: DeviceRole,
  certificatePem: z.string(),
  caPem: z.string(),
  /** RSA public key (SPKI PEM) that signs desired-state documents. */
  signingKeyPem: z.string(),
  mqtt: z.strictObject({ host: z.string(), port: Port }),
  notAfter: Instant,
});
export type EnrolmentResponse = z.infer<typeof EnrolmentResponse>;

/**
 * What the agent sends to `POST /renew`, over TLS with its present certificate. The key stays the same: the handshake has
 * proved that the device holds it, so there is nothing to request it with.
 */
export const RenewalRequest = z.strictObject({ protocol: z.int() });
export type RenewalRequest = z.infer<typeof RenewalRequest>;

/** The certificate that takes the place of the present one. */
export const RenewalResponse = z.strictObject({ certificatePem: z.string(), notAfter: Instant });
export type RenewalResponse = z.infer<typeof RenewalResponse>;

/** Common name that a device's CSR must carry; the control plane sets the real one on the certificate. */
export const CSR_COMMON_NAME = 'tresse-device';
