import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runToEnd } from '@tresse/lab';

/** Puts a certificate authority, a certificate with key for each end and a tls-crypt key into a folder. */
export async function makeKeys(folder: string): Promise<void> {
  const openssl = (...argv: string[]) => succeed(['openssl', ...argv], folder);
  await succeed(['openvpn', '--genkey', 'tls-crypt', 'tls-crypt.key'], folder);
  const authority = ['-subj', '/CN=ca', '-addext', 'keyUsage=critical,keyCertSign', '-days', '2'];
  await openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
    ...authority,
  );
  for (const [end, usage] of [
    ['site', 'clientAuth'],
    ['relay', 'serverAuth'],
  ] as const) {
    const [key, asked, certificate] = ['key', 'csr', 'crt'].map((kind) => `${end}.${kind}`) as [
      string,
      string,
      string,
    ];
    await openssl(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      asked,
      '-subj',
      `/CN=${end}`,
    );
    await writeFile(join(folder, 'usage'), `keyUsage=critical,digitalSignature\nextendedKeyUsage=${usage}\n`);
    const signing = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-days', '2', '-extfile', 'usage'];
    await openssl('x509', '-req', '-in', asked, ...signing, '-out', certificate);
  }
}

async function succeed(argv: [string, ...string[]], cwd: string): Promise<void> {
  const { code, stderr } = await runToEnd(argv, { cwd });
  if (code !== 0) throw new Error(`${argv.join(' ')}: ${stderr}`);
}
