import { MAX_LINES } from '@tresse/contracts';
import { type HostState, type Mptcp, NO_MPTCP } from '../host-state.js';
import type { WriteBuffer } from '../write-buffer.js';

/**
 * Receive buffer of a new connection in bytes. What comes by several lines waits here for what is missing; where it
 * fills the buffer, Linux 6.18 no longer takes what is missing from its subflow, and the connection stands still for
 * ever while the sender repeats itself. So it is larger than what a sender has under way when a connection is young.
 */
const READ_BUFFER_START = 1024 * 1024;

/** Largest receive buffer in bytes: lines of unlike delay stall the whole connection with less. */
const READ_BUFFER_MAX = 64 * 1024 * 1024;

/** The kernel's own least write buffer, in bytes. */
const LEAST_BUFFER = 4_096;

/** A subflow for each line; the site opens them all. A kernel without MPTCP is left alone. */
export function mptcpLimits({
  capabilities: can,
}: Pick<HostState, 'capabilities'>): Omit<Mptcp, 'endpoints'> {
  return can.mptcp ? { subflows: MAX_LINES, addAddrAccepted: 0 } : NO_MPTCP;
}

/**
 * Never speak plain TCP inside our own tunnels, where nobody strips options. A line that dies or is full loses three
 * SYNs in a row as a matter of course; the kernel would take that for a firewall and keep every new connection of the
 * host off MPTCP for an hour, then two. Source: Documentation/networking/mptcp-sysctl.rst (Linux 6.13 and later).
 */
const NEVER_PLAIN_TCP = {
  'net/mptcp/blackhole_timeout': '0',
  'net/mptcp/syn_retrans_before_tcp_fallback': '255',
};

/**
 * A returning line is probed within a second. The default of 15 tries would then give up a connection after 14 s of
 * silence; 120 are two minutes (RFC 1122 §4.2.3.5 asks for at least 100 s).
 */
const QUICK_RETRIES = { 'net/ipv4/tcp_rto_max_ms': '1000', 'net/ipv4/tcp_retries2': '120' };

/**
 * After an outage the first acknowledgement is of what had arrived before it. F-RTO (RFC 5682) takes that for proof that
 * nothing was lost, and what was is waited for a second time, twice as long, by all lines: delivery is in order.
 */
const LOST_IS_LOST = { 'net/ipv4/tcp_frto': '0' };

/**
 * Settings that both ends share. What a connection measured beside a full or dying line is not kept for the next one
 * (`tcp_no_metrics_save`). Forwarding turns `accept_redirects` off by itself: noted before, it is given back as it was.
 * Congestion control is inherited by listeners: set before they start.
 *
 * MPTCP gives a connection what its subflows have together and the least of `tcp_wmem` on top (`__mptcp_sync_sndbuf` in
 * net/mptcp/protocol.h, since Linux 6.7), while a subflow has no more than the largest: so each is set by itself.
 */
export function sharedSysctls(
  { subflow, connection, unsent }: WriteBuffer,
  { capabilities: can, sysctls: known }: Pick<HostState, 'capabilities' | 'sysctls'>,
): Record<string, string> {
  return {
    'net/ipv4/conf/all/accept_redirects': '0',
    'net/ipv4/ip_forward': '1',
    'net/ipv4/conf/all/rp_filter': '0',
    'net/ipv4/conf/all/send_redirects': '0',
    'net/ipv4/tcp_rmem': `4096 ${READ_BUFFER_START} ${READ_BUFFER_MAX}`,
    'net/ipv4/tcp_wmem': `${can.mptcp ? connection : LEAST_BUFFER} 16384 ${subflow}`,
    'net/ipv4/tcp_no_metrics_save': '1',
    ...LOST_IS_LOST,
    'net/ipv4/tcp_timestamps': '0',
    ...(can.mptcp ? mptcpSysctls(unsent) : {}),
    ...Object.fromEntries(Object.entries(NEVER_PLAIN_TCP).filter(([path]) => path in known)),
    ...(can.bbr === null ? {} : { 'net/ipv4/tcp_congestion_control': can.bbr }),
    ...(can.rtoMax ? QUICK_RETRIES : {}),
  };
}

const mptcpSysctls = (unsent: number) => ({
  'net/mptcp/enabled': '1',
  'net/mptcp/stale_loss_cnt': '4',
  'net/ipv4/tcp_notsent_lowat': String(unsent),
});

/**
 * Settings of interfaces through which packets come and go unlike (several lines, one address). Nobody is told of a
 * shorter way, and nobody's word for one is taken: on a shared segment it would lead around the box, or one line's
 * packets to another's box. Source: Documentation/networking/ip-sysctl.rst (sent when `all` or the interface says so).
 */
export function interfaceSysctls(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => [
      [`net/ipv4/conf/${name}/rp_filter`, '0'],
      [`net/ipv4/conf/${name}/send_redirects`, '0'],
      [`net/ipv4/conf/${name}/accept_redirects`, '0'],
    ]),
  );
}

/**
 * The same of IPv6, which has it for each interface alone, and not for one that does without IPv6. `observed.links` does
 * not have those that are about to be made: they will speak it when the host does.
 */
export function ipv6InterfaceSysctls(
  names: readonly string[],
  { sysctls: known, links }: Pick<HostState, 'sysctls' | 'links'>,
): Record<string, string> {
  const speaks = (name: string) =>
    links.some((link) => link.name === name)
      ? acceptRedirects(name) in known
      : acceptRedirects('default') in known;
  return Object.fromEntries(names.filter(speaks).map((name) => [acceptRedirects(name), '0']));
}

const acceptRedirects = (name: string) => `net/ipv6/conf/${name}/accept_redirects`;
