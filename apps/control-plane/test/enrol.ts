import { request } from 'node:https';
import type { DeviceRole, EnrolmentRequest, EnrolmentResponse, Problem } from '@tresse/contracts';
import { PROTOCOL_VERSION } from '@tresse/contracts';
import { createCsr, generateRsaKey, generateWireguardKey } from '@tresse/pki';
import { CertificateAuthority } from '../src/certificate-authority/index.js';
import { EnrolmentAddress } from '../src/claims/enrolment-address.js';
import type { Booted } from './boot.js';

/** What a machine brings to its enrolment. */
export interface Applicant {
  body: EnrolmentRequest;
  privateKeyPem: string;
}

/** A machine with fresh keys and this claim's secret. */
export async function applicant(secret: string, role: DeviceRole = 'site'): Promise<Applicant> {
  const { privateKeyPem } = await generateRsaKey();
  return {
    privateKeyPem,
    body: {
      protocol: PROTOCOL_VERSION,
      role,
      secret,
      csrPem: createCsr(privateKeyPem),
      wireguardPublicKey: generateWireguardKey().publicKey,
      agentVersion: '0.1.0',
      hostname: 'box',
    },
  };
}

/** Sends a body to the enrolment endpoint, trusting this installation's CA only. */
export function post(
  booted: Booted,
  body: string | object,
  path = '/enrol',
  method = 'POST',
): Promise<{ status: number; type: string; body: EnrolmentResponse & Problem }> {
  const { url } = booted.app.get<EnrolmentAddress>(EnrolmentAddress);
  const ca = booted.app.get<CertificateAuthority>(CertificateAuthority).caPem;
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, url), { method, ca, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          body: JSON.parse(text),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(payload);
  });
}
