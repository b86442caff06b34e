import { hostOf } from '@tresse/contracts';
import { siteFallback, TABLE } from '../../naming.js';
import { interfaces } from '../firewall.js';
import { openvpnPart } from '../openvpn.js';
import type { Part } from '../part.js';
import type { PresentLine, SiteContext } from './context.js';

/**
 * Lines that seem to block UDP: OpenVPN over TCP makes each a way to the relay, over which its WireGuard then runs
 * unchanged. A stream has no packets to be too large: the way takes 1500 bytes, WireGuard's largest are 1480.
 */
export function fallbackParts(site: SiteContext): Part[] {
  const kept = site.lines.filter((line) => isKept(site, line));
  return [...kept.flatMap((line) => linePart(site, line)), oneWayPart(site)];
}

/** Where the line's WireGuard finds the relay inside its fallback; null while it uses UDP. */
export function fallbackEndpoint(site: SiteContext, { line }: PresentLine): string | null {
  return isUsed(site, line.index)
    ? `${hostOf(site.desired.relay.fallback.address)}:${line.tunnel.peer.port}`
    : null;
}

function linePart(site: SiteContext, { line, index }: PresentLine): Part[] {
  const { desired, paths } = site;
  const { relay } = desired;
  if (paths.identity === undefined) return [];
  const process = openvpnPart(paths, paths.identity, {
    name: `fallback-${index}`,
    key: relay.fallback.key,
    settings: [
      'client',
      'proto tcp4-client',
      `remote ${line.tunnel.peer.address} ${relay.fallback.port}`,
      'nobind',
      `mark ${TABLE.line(index)}`,
      `dev ${siteFallback(index)}`,
      'dev-type tun',
      'tun-mtu 1500',
      'persist-tun',
      'route-nopull',
      'connect-timeout 8',
      'connect-retry 2 8',
      'socket-flags TCP_NODELAY',
      'remote-cert-tls server',
      `verify-x509-name ${relay.device} name`,
    ],
  });
  return isUsed(site, index) ? [process, routePart(site, index)] : [process];
}

/** The relay inside the fallback, in the table that the line's mark leads to. */
function routePart({ desired }: SiteContext, index: number): Part {
  return {
    routes: [
      {
        type: 'unicast',
        table: TABLE.line(index),
        destination: `${hostOf(desired.relay.fallback.address)}/32`,
        metric: 1,
        device: siteFallback(index),
      },
    ],
  };
}

/**
 * A tunnel is heard by the way in use alone, since WireGuard follows its peer to another: not by the fallback or the line
 * when it uses the other, and not by the interface where the line was before, of which packets are still under way.
 */
function oneWayPart(site: SiteContext): Part {
  const unused = site.lines.filter(({ index }) => !isUsed(site, index));
  const fallbacks = interfaces(unused.map(({ index }) => siteFallback(index)));
  const elsewhere = site.lines.map(({ index, device, line: { tunnel } }) => {
    const heard = `ip saddr ${tunnel.peer.address} udp sport ${tunnel.peer.port}`;
    return isUsed(site, index) ? `${heard} drop` : `${heard} iifname != "${device}" drop`;
  });
  const input = unused.length > 0 ? [`iifname ${fallbacks} drop`, ...elsewhere] : elsewhere;
  return { firewall: { chains: { input } } };
}

function isKept({ verdicts, observed }: SiteContext, { index }: PresentLine): boolean {
  return observed.capabilities.openvpn && (verdicts.fallback?.kept.includes(index) ?? false);
}

/** Only while its interface is there: the process may have died. */
function isUsed({ verdicts, observed }: SiteContext, index: number): boolean {
  const name = siteFallback(index);
  return (
    (verdicts.fallback?.used.includes(index) ?? false) &&
    observed.links.some((link) => link.name === name && link.up)
  );
}
