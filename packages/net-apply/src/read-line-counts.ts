import { CAME, CAME_MERGED } from '@tresse/net-plan';
import { NFT_COUNTS } from './answering-program.js';
import type { Host } from './host.js';

/** Headers of a subflow's segment, in bytes: IPv4, TCP, and MPTCP's data sequence signal with a long mapping and a short acknowledgement (RFC 8684 §3.3). */
const HEADERS = 20 + 20 + 24;
/** What a line carries in one packet, in bytes. */
const PACKET = 1_500;

/**
 * IP-level bytes that have come by each bare line, by the mark of its connections; each begins at 0 now and then. Segments
 * that the interface has merged (GRO) are counted with a header each, as the line carried them.
 */
export async function readLineCounts(host: Host): Promise<ReadonlyMap<number, number>> {
  const [came, merged] = await Promise.all([counts(host, CAME), counts(host, CAME_MERGED)]);
  const marks = new Set([...came.keys(), ...merged.keys()]);
  return new Map(
    [...marks].map((mark) => {
      const { packets, bytes } = merged.get(mark) ?? { packets: 0, bytes: 0 };
      const payload = bytes - packets * HEADERS;
      const apart = Math.round((payload * PACKET) / (PACKET - HEADERS));
      return [mark, (came.get(mark)?.bytes ?? 0) + apart];
    }),
  );
}

interface Count {
  readonly packets: number;
  readonly bytes: number;
}

const MEMBER = /(0x[0-9a-f]+) counter packets (\d+) bytes (\d+)/g;

/** The members of a set that counts: `elements = { 0x00020009 counter packets 4 bytes 336 expires 59m, … }`; nft(8). */
async function counts(host: Host, set: string): Promise<ReadonlyMap<number, Count>> {
  const listing = await host.ask(NFT_COUNTS, `list set inet tresse ${set}`);
  return new Map(
    [...listing.matchAll(MEMBER)].map(([, mark, packets, bytes]) => [
      Number(mark),
      { packets: Number(packets), bytes: Number(bytes) },
    ]),
  );
}
