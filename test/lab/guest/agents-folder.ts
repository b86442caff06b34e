import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, type DesiredBody, type DesiredDocument, PROTOCOL_VERSION } from '@tresse/contracts';
import {
  createCaCertificate,
  generateRsaKey,
  generateWireguardKey,
  issueDeviceCertificate,
  sha256Of,
} from '@tresse/pki';
import type { Ends } from './desired.js';

const DEVICES = {
  site: '00000000-0000-4000-8000-0000000000a1',
  relay: '00000000-0000-4000-8000-0000000000a2',
};
const ROLES = ['site', 'relay'] as const;
const DAY_MS = 86_400_000;

/** Puts a state directory for each agent into a folder, as after an enrolment with a control plane that is gone since. */
export async function makeAgents(folder: string): Promise<Ends> {
  const validity = {
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + 300 * DAY_MS),
  };
  const [caKey, signingKey] = await Promise.all([generateRsaKey(), generateRsaKey()]);
  const { certificatePem: caPem } = createCaCertificate({ ...validity, ...caKey, commonName: 'Lab' });
  const issuer = { certificatePem: caPem, privateKeyPem: caKey.privateKeyPem };
  const publicKeys = await Promise.all(
    ROLES.map(async (role) => {
      const deviceId = DEVICES[role];
      const [key, wireguard] = [await generateRsaKey(), generateWireguardKey()];
      const { certificatePem } = issueDeviceCertificate(issuer, { ...validity, ...key, role, deviceId });
      const identity = {
        ...{ deviceId, role, certificatePem, caPem, signingKeyPem: signingKey.publicKeyPem },
        mqtt: { host: '192.0.2.1', port: 8_883 },
        notAfter: validity.notAfter.toISOString(),
      };
      const directory = join(folder, role);
      await mkdir(join(directory, 'desired'), { recursive: true });
      await writeFile(join(directory, 'identity.json'), JSON.stringify(identity));
      await writeFile(join(directory, 'device.key'), key.privateKeyPem, { mode: 0o600 });
      await writeFile(join(directory, 'wireguard.key'), `${wireguard.privateKey}\n`, { mode: 0o600 });
      return wireguard.publicKey;
    }),
  );
  return { ...DEVICES, siteKey: publicKeys[0] ?? '', relayKey: publicKeys[1] ?? '' };
}

/** A document that its device has found good, and the name of the file in which it keeps it. */
export function kept(device: string, generation: number, body: DesiredBody): { name: string; text: string } {
  const [kind, id] = body.role === 'relay' ? ['relay', body.relay.id] : ['site', body.site.id];
  const document: DesiredDocument = {
    protocol: PROTOCOL_VERSION,
    tenant: null,
    device,
    scope: `${kind}:${id}`,
    generation,
    hash: sha256Of(canonicalJson(body)),
    notBefore: new Date(Date.now() - DAY_MS).toISOString(),
    body,
  };
  const record = { commit: { good: document, trial: null, refused: 0 }, conditions: [] };
  return { name: `${kind}_${id}.json`, text: JSON.stringify(record) };
}
