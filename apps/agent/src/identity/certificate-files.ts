import { join } from 'node:path';
import type { IdentityFiles } from '@tresse/net-plan';
import { readCertificate } from '@tresse/pki';
import { writeDurably } from '../disk/index.js';
import { deviceKeyFile } from './device-keys.js';
import type { Identity } from './identity-file.js';

/** Puts certificate and authority where programs of the data plane read them; the key lies there already. */
export async function writeCertificateFiles(stateDir: string, identity: Identity): Promise<IdentityFiles> {
  const certificate = join(stateDir, 'device.crt');
  const authority = join(stateDir, 'authority.crt');
  await writeDurably(certificate, identity.certificatePem);
  await writeDurably(authority, identity.caPem);
  const serial = readCertificate(identity.certificatePem).serialNumber.toLowerCase();
  return { certificate, key: deviceKeyFile(stateDir), authority, serial };
}
