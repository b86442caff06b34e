import { type ChildProcess, spawn } from 'node:child_process';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { access, constants, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian's profile of AppArmor lets the server write. */
const ITS_OWN = '/var/cache/bind';

export interface ServerKey {
  name: string;
  algorithm: 'hmac-sha256' | 'hmac-sha512';
  /** Base64. */
  secret: string;
}

/** BIND on a port of loopback, primary for one zone that `keys[0]` may change and the others may not. */
export class NameServer {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    readonly port: number,
    readonly zone: string,
  ) {}

  static async open(
    zone: string,
    keys: ServerKey[],
    records: string[] = [],
    chosen?: number,
  ): Promise<NameServer> {
    const writable = await access(ITS_OWN, constants.W_OK).then(
      () => true,
      () => false,
    );
    const folder = await mkdtemp(join(writable ? ITS_OWN : tmpdir(), 'tresse-named-'));
    const port = chosen ?? (await freePort());
    const conf = [
      `options { directory "${folder}"; pid-file none; session-keyfile "${folder}/session.key"; recursion no;`,
      `  listen-on port ${port} { 127.0.0.1; }; listen-on-v6 { none; }; dnssec-validation no; };`,
      'controls { };',
      ...keys.map((key) => `key "${key.name}" { algorithm ${key.algorithm}; secret "${key.secret}"; };`),
      `zone "${zone}" { type primary; file "${folder}/zone"; update-policy { grant ${keys[0]?.name}. zonesub ANY; }; };`,
    ];
    const text = [
      '$TTL 60',
      '@ IN SOA ns hostmaster 1 3600 600 86400 60',
      '@ IN NS ns',
      'ns IN A 127.0.0.1',
      ...records,
    ];
    await writeFile(join(folder, 'named.conf'), `${conf.join('\n')}\n`);
    await writeFile(join(folder, 'zone'), `${text.join('\n')}\n`);
    const child = spawn('named', ['-g', '-c', join(folder, 'named.conf'), '-n', '1'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    await running(child);
    return new NameServer(child, folder, port, zone);
  }

  /** What the zone says now. */
  async ask(name: string, type: 'A' | 'AAAA' | 'TXT'): Promise<unknown[]> {
    const resolver = new Resolver();
    resolver.setServers([`127.0.0.1:${this.port}`]);
    return resolver.resolve(name, type).catch(() => []) as Promise<unknown[]>;
  }

  async close(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Resolves when it says so; rejects with its last words. */
function running(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    child.stderr?.setEncoding('utf8').on('data', (more: string) => {
      log += more;
      if (/ running$/m.test(log)) resolve();
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(log.slice(-2_000))));
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
