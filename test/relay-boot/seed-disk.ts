import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ran } from '../relay/bare-root.js';

/** FAT's least for `mkfs.vfat`, and more than any user data. */
const BYTES = 2 ** 20;

/** What a provider tells a machine of itself. */
export interface Seed {
  /** Of the machine. */
  name: string;
  userData: string;
  /** Of the first network card. */
  mac: string;
  address: string;
  gateway: string;
  /** Who may log in, as `ssh-keygen` writes a public key. */
  publicKey: string;
  /** The proxy that leads to a mirror. */
  mirrorUrl: string;
  /** Whom the machine believes over https. */
  caPem: string;
}

/**
 * A disk from which cloud-init takes all it is told (its documentation, «NoCloud»): the order's user data, and what is the
 * provider's own as vendor data.
 */
export async function makeSeedDisk(file: string, seed: Seed): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tresse-seed-disk-'));
  const files = Object.entries(seedFiles(seed)).map(([name, content]) => ({
    path: join(folder, name),
    content,
  }));
  try {
    for (const { path, content } of files) await writeFile(path, content, { mode: 0o600 });
    await writeFile(file, '', { mode: 0o600 });
    await truncate(file, BYTES);
    await ran(['mkfs.vfat', '-n', 'CIDATA', file]);
    await ran(['mcopy', '-i', file, ...files.map(({ path }) => path), '::']);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function seedFiles(seed: Seed): Record<string, string> {
  const { name, userData, mac, address, gateway, publicKey, mirrorUrl, caPem } = seed;
  // JSON is YAML.
  const vendor = {
    // sudo looks its machine's name up.
    manage_etc_hosts: 'localhost',
    apt: { preserve_sources_list: true, http_proxy: mirrorUrl },
    ca_certs: { remove_defaults: true, trusted: [caPem] },
  };
  const card = {
    ...{ match: { macaddress: mac }, addresses: [`${address}/24`], gateway4: gateway },
    // No router of the network tells of IPv6; who waits for one has the boot wait for 14 s.
    'accept-ra': false,
  };
  return {
    'user-data': userData,
    'vendor-data': `#cloud-config\n${JSON.stringify(vendor)}\n`,
    'meta-data': JSON.stringify({ 'instance-id': name, 'local-hostname': name, 'public-keys': [publicKey] }),
    'network-config': JSON.stringify({ version: 2, ethernets: { first: card } }),
  };
}
