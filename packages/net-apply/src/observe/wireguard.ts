import type { Tunnel } from '@tresse/net-plan';

const number = (text: string | undefined) =>
  text === undefined || text === 'off' || text === '(none)' ? 0 : Number(text);

/** Members of a peer's line of `wg show all dump`. */
const PEER = { publicKey: 1, endpoint: 3, allowedIps: 4, handshakeAt: 5, keepalive: 8 } as const;

/**
 * Tunnels from `wg show all dump`: a line of five members opens an interface, one of nine is a peer. Of several
 * peers the one that is not the first shows as a difference in the allowed addresses.
 */
export function parseTunnels(text: string): Tunnel[] {
  const tunnels = new Map<string, Tunnel>();
  for (const line of text.split('\n')) {
    const fields = line.split('\t');
    const [name = ''] = fields;
    const tunnel = tunnels.get(name);
    if (fields.length === 5) {
      const [, , publicKey = '', listenPort, mark] = fields;
      tunnels.set(name, {
        name,
        publicKey,
        listenPort: number(listenPort),
        mark: number(mark),
        peer: null,
      });
    } else if (tunnel && fields.length >= 9) {
      const endpoint = fields[PEER.endpoint] ?? '';
      const allowed = fields[PEER.allowedIps] ?? '';
      const allowedIps = allowed === '(none)' ? [] : allowed.split(',');
      tunnels.set(name, {
        ...tunnel,
        peer: {
          publicKey: fields[PEER.publicKey] ?? '',
          endpoint: endpoint === '(none)' ? null : endpoint,
          allowedIps: [...(tunnel.peer?.allowedIps ?? []), ...allowedIps],
          keepalive: number(fields[PEER.keepalive]),
        },
      });
    }
  }
  return [...tunnels.values()];
}

/** Those of the same whose other end has shaken hands since it was told to them. */
export function parseAnswered(text: string): string[] {
  const peers = text.split('\n').map((line) => line.split('\t'));
  const met = peers.filter((fields) => fields.length >= 9 && number(fields[PEER.handshakeAt]) > 0);
  return [...new Set(met.map(([name = '']) => name))];
}
