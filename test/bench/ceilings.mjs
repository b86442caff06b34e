/**
 * The most that a plane can bring by its headers: payload over the IP-level rate of the lines. Pure. Bytes, with M for
 * the line's MTU and T for the tunnel's: see «Ceiling» in docs/data-plane.md.
 */

const MTU = 1_500;
const TUNNEL_MTU = 1_420;
/** Outer IPv4 and UDP, WireGuard's header and tag (WireGuard paper, §5.4.6). */
const WIREGUARD = 60;
/** Outer IPv4 and UDP (28), OpenVPN's header, packet id and tag (24), the inner Ethernet header (14). */
const OPENVPN_TAP = 66;
/** IPv4 and TCP of the clients, with timestamps (RFC 7323), and of the proxies, without. */
const TCP_IP = 52;
const PROXIED = 40;
/** MPTCP's data sequence signal in each segment (RFC 8684, §3.3), padded. */
const SIGNAL = 24;
/** TLS 1.3: header, tag and content type for each record (RFC 8446, §5.2), of full size under load. */
const TLS = { bytes: 22, record: 16_384 };

const inTunnel = (segment) => segment / (TUNNEL_MTU + WIREGUARD);

const inTap = (TUNNEL_MTU - TCP_IP) / (TUNNEL_MTU + OPENVPN_TAP);

/** Part of the rate of the lines used, by plane. */
const EFFICIENCY = {
  'mptcp/tunnel': inTunnel(TUNNEL_MTU - PROXIED - SIGNAL),
  'mptcp/direct': ((MTU - PROXIED - SIGNAL) / MTU) * (TLS.record / (TLS.record + TLS.bytes)),
  spray: inTunnel(TUNNEL_MTU - TCP_IP),
  failover: inTunnel(TUNNEL_MTU - TCP_IP),
  'bond/balance-rr': inTap,
  'bond/balance-xor': inTap,
  'bond/active-backup': inTap,
};

const sumOf = (rates) => rates.reduce((total, rate) => total + rate, 0);
const best = (rates) => Math.max(...rates);

/** The most that a plane makes use of, where that is less than the sum. */
const USED = {
  failover: best,
  'bond/balance-rr': (rates) =>
    best(rates.toSorted((a, b) => b - a).map((slowest, place) => (place + 1) * slowest)),
  'bond/balance-xor': (rates) => sumOf(rates.filter((rate) => rate >= 0.9 * best(rates))),
  'bond/active-backup': best,
};

/**
 * Ceiling of a plane on these lines, as part of the sum of their rates, with as many flows as it needs.
 * @param {string} plane
 * @param {number[]} rates of the lines in one direction
 */
export function ceiling(plane, rates) {
  const used = (USED[plane] ?? sumOf)(rates);
  return (EFFICIENCY[plane] * used) / sumOf(rates);
}
