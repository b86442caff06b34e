/** An authority for one test, and certificates of devices where their programs read them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { DeviceRole, Id } from '@tresse/contracts';
import {
  createCaCertificate,
  generateRsaKey,
  type Issuer,
  issueDeviceCertificate,
  publicKeyOf,
} from '@tresse/pki';

const DAY_MS = 86_400_000;
const validity = () => ({
  notBefore: new Date(Date.now() - DAY_MS),
  notAfter: new Date(Date.now() + DAY_MS),
});

/** A device whose certificate can be renewed. */
export interface Certified {
  readonly directory: string;
  /** Puts a newer certificate of the same key in its place. */
  renew(): void;
}

export async function makeAuthority(): Promise<Issuer> {
  const { privateKeyPem } = await generateRsaKey();
  return { privateKeyPem, ...createCaCertificate({ ...validity(), commonName: 'Test', privateKeyPem }) };
}

/** Gives a device key, certificate and authority in its state directory. */
export async function certify(
  authority: Issuer,
  device: { role: DeviceRole; deviceId: Id },
  directory: string,
): Promise<Certified> {
  const { privateKeyPem } = await generateRsaKey();
  const publicKeyPem = publicKeyOf(privateKeyPem);
  const renew = () => {
    const { certificatePem } = issueDeviceCertificate(authority, { ...validity(), ...device, publicKeyPem });
    writeFileSync(`${directory}/device.crt`, certificatePem);
  };
  mkdirSync(directory, { recursive: true });
  writeFileSync(`${directory}/device.key`, privateKeyPem, { mode: 0o600 });
  writeFileSync(`${directory}/authority.crt`, authority.certificatePem);
  renew();
  return { directory, renew };
}
