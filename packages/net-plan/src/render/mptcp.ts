import { MAX_LINES } from '@tresse/contracts';
import type { LineVerdicts, Mptcp } from '../host-state.js';
import { siteTunnel } from '../naming.js';
import { living } from '../verdicts.js';
import type { PresentLine } from './site-lines.js';

/** The relay only accepts subflows; the site opens them. */
export const RELAY_MPTCP: Mptcp = { subflows: MAX_LINES, addAddrAccepted: 0, endpoints: [] };

/** What a kernel has before anyone sets it (Linux, net/mptcp/pm_netlink.c: two subflows). */
export const UNTOUCHED_MPTCP: Mptcp = { subflows: 2, addAddrAccepted: 0, endpoints: [] };

/** One subflow for each living line, from its tunnel address. */
export function siteMptcp(lines: readonly PresentLine[], verdicts: LineVerdicts): Mptcp {
  const alive = living(
    lines.map(({ line }) => line),
    verdicts,
  );
  return {
    subflows: MAX_LINES,
    addAddrAccepted: 0,
    endpoints: alive
      .map(({ line }) => ({
        id: line.index,
        address: line.tunnel.address,
        device: siteTunnel(line.index),
      }))
      .sort((a, b) => a.id - b.id),
  };
}
