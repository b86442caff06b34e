import type { Host } from './host.js';

/** What one TCP connection of this host has sent since it began, in segments. */
export interface SocketSending {
  /** Addresses and ports of both ends. */
  readonly local: string;
  readonly peer: string;
  readonly sent: number;
  /** Of these, those sent again, without what the other end already had. */
  readonly lost: number;
}

/** The end of a connection by which its line is told, and its address. */
export interface SendingEnd {
  readonly end: 'src' | 'dst';
  readonly address: string;
}

/** What the connections with one of these ends have sent. Source: ss(8), of tcp_info (RFC 2883 for what came twice). */
export async function readSendings(host: Host, ends: readonly SendingEnd[]): Promise<SocketSending[]> {
  const [, ...filter] = ends.flatMap(({ end, address }) => ['or', end, address]);
  if (filter.length === 0) return [];
  const { stdout } = await host.run(['ss', '-t', '-n', '-i', '-H', '-O', ...filter]);
  return stdout.split('\n').flatMap((row) => {
    const [, , , local, peer] = row.trim().split(/\s+/);
    const sent = count(row, /\bdata_segs_out:(\d+)/);
    if (local === undefined || peer === undefined || sent === 0) return [];
    const lost = Math.max(0, count(row, /\bretrans:\d+\/(\d+)/) - count(row, /\bdsack_dups:(\d+)/));
    return [{ local, peer, sent, lost }];
  });
}

const count = (row: string, pattern: RegExp) => Number(pattern.exec(row)?.[1] ?? 0);
