import type { ContractRates } from '@tresse/contracts';
import type { Capabilities } from '../host-state.js';

/** Taken for a line of unknown contract, in kbit/s. Too much costs silence when a line dies, too little costs rate. */
export const ASSUMED_CONTRACT: ContractRates = { downKbit: 80_000, upKbit: 20_000 };

/** Round trip plus the share of the queue that a sender should keep filled, in ms (docs/data-plane.md, item 7). */
const WRITE_BUFFER_MS = 100;

/** Bounds of the write buffer in bytes: below, few segments fit; above, unsent data outlives a line by seconds. */
const WRITE_BUFFER_MIN = 128 * 1024;
const WRITE_BUFFER_MAX = 4 * 1024 * 1024;

/** Largest receive buffer in bytes: lines of unlike delay stall the whole connection with less. */
const READ_BUFFER_MAX = 64 * 1024 * 1024;

/**
 * Largest TCP write buffer, in bytes, for a sender over lines of these rates in kbit/s: what is queued on a line
 * when it dies must be sent again over the others before anything new, so the buffer is the floor of failover.
 */
export function writeBufferBytes(ratesKbit: readonly number[]): number {
  const sum = ratesKbit.reduce((total, rate) => total + rate, 0);
  const wanted = Math.round((sum / 8) * WRITE_BUFFER_MS);
  return Math.min(WRITE_BUFFER_MAX, Math.max(WRITE_BUFFER_MIN, wanted));
}

/** Settings that both ends share; `writeBuffer` in bytes. Congestion control is inherited by listeners: set before they start. */
export function sharedSysctls(writeBuffer: number, can: Capabilities): Record<string, string> {
  return {
    'net/ipv4/ip_forward': '1',
    'net/ipv4/conf/all/rp_filter': '0',
    'net/ipv4/conf/all/send_redirects': '0',
    'net/ipv4/tcp_rmem': `4096 131072 ${READ_BUFFER_MAX}`,
    'net/ipv4/tcp_wmem': `4096 16384 ${writeBuffer}`,
    'net/mptcp/enabled': '1',
    'net/mptcp/stale_loss_cnt': '4',
    ...(can.bbr ? { 'net/ipv4/tcp_congestion_control': 'bbr' } : {}),
    ...(can.rtoMax ? { 'net/ipv4/tcp_rto_max_ms': '1000' } : {}),
  };
}

/** Settings of interfaces through which packets come and go unlike (several lines, one address). */
export function interfaceSysctls(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => [
      [`net/ipv4/conf/${name}/rp_filter`, '0'],
      [`net/ipv4/conf/${name}/send_redirects`, '0'],
    ]),
  );
}
