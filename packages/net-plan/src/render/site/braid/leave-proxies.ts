import type { Part } from '../../part.js';
import type { SiteContext } from '../context.js';

/**
 * Profiles without proxies: a connection that a proxy had taken from the LAN is reset at its next packet. Without this
 * the kernel finds the proxy's socket for such a packet, no longer leads it there and so drops it, until the last of
 * that socket is gone (`skb->sk`; ip_forward, net/ipv4/ip_forward.c): the device would wait for its own patience.
 */
export function leaveProxiesPart({ desired }: SiteContext): Part {
  return {
    firewall: {
      chains: {
        intercept: [
          `iifname "${desired.lan.interface}" meta l4proto tcp socket transparent 1 reject with tcp reset`,
        ],
      },
    },
  };
}
