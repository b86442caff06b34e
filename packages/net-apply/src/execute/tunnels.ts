import type { Paths, StepOf, Tunnel } from '@tresse/net-plan';
import { command } from '../command.js';
import type { Host } from '../host.js';
import { HostError } from '../host-error.js';
import { stateFiles } from '../state-files.js';

/**
 * One processor for each `wireguard-go`: there is one a line, and with more its threads hand each packet on to each other, which
 * costs more than a second processor brings (a tenth of what it takes, seen on two cores).
 */
const WIREGUARD_GO = { LOG_LEVEL: 'error', GOMAXPROCS: '1' };

async function create(host: Host, { name, kind }: StepOf<'create-tunnel'>, paths: Paths): Promise<void> {
  if (kind === 'kernel') {
    await command(host, ['ip', 'link', 'add', name, 'type', 'wireguard']);
    return;
  }
  const logFile = stateFiles(paths).log('wireguard');
  const code = await host.launch(['wireguard-go', name], { logFile, env: WIREGUARD_GO });
  if (code !== 0) throw new HostError('host.not-ready', `wireguard-go ${name} did not start; see ${logFile}`);
  // In the background it still sets the interface's MTU, to 1420, before it answers.
  await command(host, ['wg', 'show', name, 'listen-port']);
}

/**
 * Peers that are to go first: others than the wanted one, and that one itself where it is asked at another port. There
 * answers another of its interfaces, which drops what is sent in the session of before, and WireGuard would make a new
 * one only after 15 s without an answer.
 */
function foreign(shown: string, peer: Tunnel['peer']): string[] {
  const portOf = (endpoint: string) => endpoint.split(':').at(-1);
  return shown.split('\n').flatMap((row) => {
    const [key = '', endpoint = ''] = row.split('\t');
    if (key === '') return [];
    const isKnown = endpoint === '(none)' || !peer?.endpoint || portOf(endpoint) === portOf(peer.endpoint);
    return key === peer?.publicKey && isKnown ? [] : [key];
  });
}

async function configure(host: Host, { tunnel, keyFile }: StepOf<'configure-tunnel'>): Promise<void> {
  const { name, listenPort, mark, peer } = tunnel;
  const strangers = foreign(await command(host, ['wg', 'show', name, 'endpoints']), peer);
  await command(host, [
    'wg',
    'set',
    name,
    'private-key',
    keyFile,
    ...(listenPort === null ? [] : ['listen-port', String(listenPort)]),
    'fwmark',
    String(mark),
    ...strangers.flatMap((key) => ['peer', key, 'remove']),
    ...(peer === null
      ? []
      : [
          'peer',
          peer.publicKey,
          ...(peer.endpoint === null ? [] : ['endpoint', peer.endpoint]),
          'persistent-keepalive',
          String(peer.keepalive),
          'allowed-ips',
          peer.allowedIps.join(','),
        ]),
  ]);
}

/** WireGuard interfaces, by the kernel or by `wireguard-go`, which ends when its interface is deleted. */
export const tunnelExecutors = { 'create-tunnel': create, 'configure-tunnel': configure };
