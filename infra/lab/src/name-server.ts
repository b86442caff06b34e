import { readlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { LAN_GATEWAY_ADDRESS, NAMED_ADDRESSES, RESOLVER_ADDRESSES } from './addresses.js';
import { enterArgv } from './namespace-holder.js';
import { runAll, runToEnd } from './run-command.js';

/**
 * Starts the DNS of the lab's internet: it knows the named addresses, and that nothing else exists. It goes to the
 * background once it listens, and ends with its namespace. Source: dnsmasq(8).
 * @throws LabError `command.failed`
 */
export async function startNameServer(holderPid: number): Promise<void> {
  const known = Object.entries(NAMED_ADDRESSES).map(([name, address]) => `--address=/${name}/${address}`);
  const argv = enterArgv(holderPid, [
    ...['dnsmasq', '--conf-file=/dev/null', '--no-hosts', '--no-resolv', '--bind-interfaces'],
    ...['--local=/#/', '--local-ttl=60', ...known],
    ...RESOLVER_ADDRESSES.map((address) => `--listen-address=${address}`),
  ]);
  await runAll([{ argv }]);
}

/**
 * Makes the LAN's client ask the box for names, in the holder's own view of the file system. It finds names only while
 * the site's box answers the LAN's DNS. Where the machine has that file in no usual place, the client is left as it is.
 */
export async function askTheBox(holderPid: number, cacheDir: string): Promise<void> {
  const file = join(cacheDir, 'resolv.conf');
  await writeFile(file, `nameserver ${LAN_GATEWAY_ADDRESS}\n`, { mode: 0o644 });
  const place = await placeOfResolvers();
  // A holder's /run is its own and empty; elsewhere a mount hides the machine's file from the holder alone.
  const argv: [string, ...string[]] = place.startsWith('/run/')
    ? ['install', '-D', '-m', '644', file, place]
    : ['mount', '--bind', file, place];
  await runToEnd(enterArgv(holderPid, argv));
}

/** Where /etc/resolv.conf leads. */
async function placeOfResolvers(): Promise<string> {
  const link = await readlink('/etc/resolv.conf').catch(() => '');
  return resolve('/etc', link === '' ? 'resolv.conf' : link);
}
