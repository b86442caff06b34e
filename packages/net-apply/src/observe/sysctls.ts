import type { Host } from '../host.js';

const GLOBAL = [
  'net/ipv4/ip_forward',
  'net/ipv4/tcp_rmem',
  'net/ipv4/tcp_wmem',
  'net/ipv4/tcp_congestion_control',
  'net/ipv4/tcp_rto_max_ms',
  'net/ipv4/tcp_retries2',
  'net/ipv4/tcp_no_metrics_save',
  'net/mptcp/enabled',
  'net/mptcp/stale_loss_cnt',
  'net/mptcp/blackhole_timeout',
  'net/mptcp/syn_retrans_before_tcp_fallback',
];
const PER_INTERFACE = ['rp_filter', 'send_redirects'];

/** The kernel settings that we care for, by path below /proc/sys, blanks made single; absent ones are left out. */
export async function readSysctls(host: Host): Promise<Record<string, string>> {
  const interfaces = await host.listDirectory('/proc/sys/net/ipv4/conf');
  const paths = [
    ...GLOBAL,
    ...interfaces.flatMap((name) => PER_INTERFACE.map((setting) => `net/ipv4/conf/${name}/${setting}`)),
  ];
  const values = await Promise.all(
    paths.map(async (path) => [path, await host.readFile(`/proc/sys/${path}`)] as const),
  );
  return Object.fromEntries(
    values.flatMap(([path, text]) => (text === null ? [] : [[path, text.trim().replace(/\s+/g, ' ')]])),
  );
}
