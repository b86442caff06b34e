import type { StepOf } from '@tresse/net-plan';
import type { Sockets } from './sockets.js';

type Closing = StepOf<'close-line-subflows'>;

/** One subflow of a direct connection, as the relay sees it. */
interface Subflow {
  /** Peer's address and port. */
  readonly peer: string;
  /** Tells the connection. */
  readonly token: string;
  /** Address id that the site gave the subflow: its line's endpoint, or 0 for the first subflow of a connection. */
  readonly id: number;
}

/**
 * Closes the subflows of a site that run over one of its lines, at the end that sends the downloads. What has fallen
 * back to plain TCP is spared: it has no other line. Source: ss(8), SOCK_DESTROY.
 */
export async function closeLineSubflows(sockets: Sockets, closing: Closing): Promise<void> {
  const [, ...ports] = closing.ports.flatMap((port) => ['or', 'sport', '=', `:${port}`]);
  const own = ['(', ...ports, ')'];
  const ofSite = ['and', 'fwmark', '=', String(closing.mark)];
  const listed = await sockets.list([...own, ...ofSite]);
  const peers = overLine(parse(listed), closing).flatMap(({ peer }) => ['or', 'dst', peer]);
  if (peers.length > 0) await sockets.close([...own, 'and', '(', ...peers.slice(1), ')']);
}

/**
 * A subflow that was added to a connection names its line. The first one does not: it runs over a line that none of
 * the others names; where several are left, their addresses decide, and where that says nothing it is spared.
 */
function overLine(subflows: readonly Subflow[], { endpoint, lines }: Closing): Subflow[] {
  return subflows.filter(({ id, token, peer }) => {
    if (id !== 0) return id === endpoint;
    const named = subflows.filter((other) => other.token === token).map((other) => other.id);
    const left = lines.filter((line) => !named.includes(line.endpoint));
    const from = (address: string | null) => address === null || peer.startsWith(`${address}:`);
    const fitting = left.length > 1 ? left.filter(({ address }) => from(address)) : left;
    return fitting.length === 1 && fitting[0]?.endpoint === endpoint;
  });
}

/** The subflows in `ss -tniHO`: `token:REMOTE(id:N)/LOCAL(id:N)`, of which the remote id and the local token count. */
function parse(listed: string): Subflow[] {
  return listed.split('\n').flatMap((row) => {
    const [, id, token] = /tcp-ulp-mptcp .*token:\w+\(id:(\d+)\)\/(\w+)\(id:/.exec(row) ?? [];
    const peer = row.trim().split(/\s+/)[4];
    return id === undefined || token === undefined || peer === undefined
      ? []
      : [{ peer, token, id: Number(id) }];
  });
}
