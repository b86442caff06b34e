import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runToEnd } from '@tresse/lab';

/** A certificate that signs itself, with its key. */
export interface Certificate {
  keyPem: string;
  certificatePem: string;
}

/** One for an address, made in a folder. */
export async function selfSigned(address: string, folder: string): Promise<Certificate> {
  const [key, certificate] = [join(folder, 'door.key'), join(folder, 'door.pem')];
  const { code, stderr } = await runToEnd([
    ...(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'] as const),
    ...[
      '-subj',
      `/CN=${address}`,
      '-addext',
      `subjectAltName=IP:${address}`,
      '-keyout',
      key,
      '-out',
      certificate,
    ],
  ]);
  if (code !== 0) throw new Error(`No certificate: ${stderr}`);
  return { keyPem: await readFile(key, 'utf8'), certificatePem: await readFile(certificate, 'utf8') };
}
