import { PROTOCOL_VERSION, RenewalResponse } from '@tresse/contracts';
import { fingerprintOf } from '@tresse/pki';
import type { Identity } from '../identity/index.js';
import { EnrolmentError } from './enrolment-error.js';
import { isOurs } from './is-ours.js';
import { type Door, postJson } from './post-json.js';

/**
 * Longer than the control plane can take over one request: none that was given up here is carried out later, when the
 * answer to a newer one is in use.
 */
const TIMEOUT_MS = 60_000;

/**
 * Asks with the present certificate, which may have expired, for the next one of the same key; gives the identity that
 * holds it, kept nowhere yet. Throws EnrolmentError.
 */
export async function renew(
  identity: Identity & { enrolmentUrl: string },
  privateKeyPem: string,
  { time, signal }: Pick<Door, 'time' | 'signal'> = {},
): Promise<Identity> {
  const { caPem, certificatePem, role, enrolmentUrl } = identity;
  const url = new URL('/renew', enrolmentUrl);
  const door = { url, caPem, own: { certificatePem, privateKeyPem }, timeoutMs: TIMEOUT_MS, signal, time };
  const answer = await postJson(door, { protocol: PROTOCOL_VERSION }, RenewalResponse);
  const next = { ...identity, ...answer };
  if (isOurs(next, { role, caSha256: fingerprintOf(caPem), privateKeyPem })) return next;
  throw new EnrolmentError('enrol.refused', `${url.host} gave a certificate that is not for this device.`);
}
