import { join } from 'node:path';
import { generateRsaKey, generateWireguardKey, wireguardPublicKeyOf } from '@tresse/pki';
import { readIfPresent, writeDurably } from '../disk/index.js';

/** The device's private keys, and where the WireGuard one lies for `wg` to read. */
export interface DeviceKeys {
  privateKeyPem: string;
  wireguardPrivateKey: string;
  wireguardPublicKey: string;
}

/** File of the WireGuard private key in a state directory. */
export function wireguardKeyFile(stateDir: string): string {
  return join(stateDir, 'wireguard.key');
}

/** File of the private key that belongs to the device's certificate, PEM. */
export function deviceKeyFile(stateDir: string): string {
  return join(stateDir, 'device.key');
}

/** The keys in the state directory; made there at the first start. */
export async function loadOrMakeKeys(stateDir: string): Promise<DeviceKeys> {
  const privateKeyPem = await kept(
    deviceKeyFile(stateDir),
    async () => (await generateRsaKey()).privateKeyPem,
  );
  const wireguardKey = await kept(
    wireguardKeyFile(stateDir),
    async () => `${generateWireguardKey().privateKey}\n`,
  );
  const wireguardPrivateKey = wireguardKey.trim();
  return {
    privateKeyPem,
    wireguardPrivateKey,
    wireguardPublicKey: wireguardPublicKeyOf(wireguardPrivateKey),
  };
}

async function kept(path: string, make: () => Promise<string>): Promise<string> {
  const present = await readIfPresent(path);
  if (present !== undefined) return present;
  const made = await make();
  await writeDurably(path, made);
  return made;
}
