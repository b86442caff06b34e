import type { Tunnel } from '@tresse/net-plan';

const number = (text: string | undefined) =>
  text === undefined || text === 'off' || text === '(none)' ? 0 : Number(text);

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
      const [, publicKey = '', , endpoint = '', allowed = ''] = fields;
      const allowedIps = allowed === '(none)' ? [] : allowed.split(',');
      tunnels.set(name, {
        ...tunnel,
        peer: {
          publicKey,
          endpoint: endpoint === '(none)' ? null : endpoint,
          allowedIps: [...(tunnel.peer?.allowedIps ?? []), ...allowedIps],
          keepalive: number(fields[8]),
        },
      });
    }
  }
  return [...tunnels.values()];
}
