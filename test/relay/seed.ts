import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SEED = 'var/lib/cloud/seed/nocloud';
const SETTINGS = 'etc/cloud/cloud.cfg.d';

/** Nothing listens there: a mirror that no packet reaches would be waited for. */
const NO_MIRROR = 'Acquire::http::Proxy "http://127.0.0.1:9/";\n';

/**
 * A folder to lie over a bare root, from which cloud-init takes its user data (its documentation, «NoCloud»). The network
 * is up before it starts, as in any namespace.
 * @param caPem whom the machine believes over https, and nobody else
 * @param withoutPackages nothing is in apt's cache, and no mirror is reachable
 */
export async function layNoCloudSeed(
  name: string,
  userData: string,
  { withoutPackages = false, caPem = '' } = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `tresse-seed-${name}-`));
  await mkdir(join(folder, SEED), { recursive: true });
  await mkdir(join(folder, SETTINGS), { recursive: true });
  await writeFile(join(folder, SEED, 'user-data'), userData, { mode: 0o600 });
  await writeFile(join(folder, SEED, 'meta-data'), `instance-id: ${name}\nlocal-hostname: ${name}\n`);
  const settings = 'datasource_list: [NoCloud]\nnetwork: {config: disabled}\nlocale: false\n';
  await writeFile(join(folder, SETTINGS, '90-local.cfg'), settings);
  await mkdir(join(folder, 'etc/ssl/certs'), { recursive: true });
  await writeFile(join(folder, 'etc/ssl/certs/ca-certificates.crt'), caPem);
  await mkdir(join(folder, 'etc/apt/apt.conf.d'), { recursive: true });
  await writeFile(join(folder, 'etc/apt/apt.conf.d/98-no-mirror'), NO_MIRROR);
  if (withoutPackages) {
    await writeFile(
      join(folder, 'etc/apt/apt.conf.d/99-empty'),
      'Dir::Cache::Archives "/var/cache/none/";\n',
    );
  }
  return folder;
}
