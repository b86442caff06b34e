import type { Ipv4, MptcpPassage, Port } from '@tresse/contracts';
import type { Host } from './host.js';

/** A connection that shows what a line does to MPTCP. */
export interface PassageProbe {
  /** The line's own address: the host's rules lead what comes from it out by that line. */
  readonly from: Ipv4;
  /** A door that speaks MPTCP. */
  readonly to: Ipv4;
  readonly port: Port;
}

/** How long a line may take to carry a handshake, in ms: the third SYN leaves after 3 s. */
const PATIENCE_MS = 5_000;

/** Connects, tells its own port, and stays until its input ends. */
const CONNECT = `const [host, port, localAddress] = process.argv.slice(1);
const socket = require('node:net').connect({ host, port, localAddress }, () => console.log(socket.localPort));
socket.on('error', () => process.exit(1)).resume();
process.stdin.on('end', () => process.exit(0)).resume();`;

/**
 * Whether MPTCP passes the line: a connection is opened under mptcpize, and `ss` says whether the answer to its SYN
 * still had the option (flag M). Costs about ten packets; `unknown` when nobody answers. Source: ss(8),
 * linux/mptcp.h (MPTCP_SUBFLOW_FLAG_MCAP_LOC), RFC 8684 §3.7.
 */
export async function probePassage(host: Host, { from, to, port }: PassageProbe): Promise<MptcpPassage> {
  const program = [process.execPath, '--eval', CONNECT, to, String(port), from];
  const connection = host.spawnResident(['mptcpize', 'run', ...program]);
  try {
    const connected = new Promise<string | undefined>((resolve) => {
      connection.onLine(resolve);
      connection.onExit(() => resolve(undefined));
    });
    const ownPort = await Promise.race([connected, host.sleep(PATIENCE_MS)]);
    if (typeof ownPort !== 'string' || !/^\d+$/.test(ownPort)) return 'unknown';
    const { stdout } = await host.run([
      'ss',
      '-t',
      '-n',
      '-i',
      '-H',
      '-O',
      'sport',
      '=',
      `:${ownPort}`,
      'and',
      'src',
      from,
    ]);
    if (stdout.trim() === '') return 'unknown';
    return /tcp-ulp-mptcp flags:\w*M/.test(stdout) ? 'passes' : 'stripped';
  } finally {
    connection.end();
  }
}
