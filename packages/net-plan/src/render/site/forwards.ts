import { type ForwardProtocol, hostOf, type SitePortForward } from '@tresse/contracts';
import { anySet } from '../firewall.js';
import type { Part } from '../part.js';
import { nftPorts } from '../ports.js';
import type { SiteContext } from './context.js';

/** Ports of the public address that lead to hosts of the LAN, for callers outside and inside. */
export function forwardsPart(site: SiteContext): Part[] {
  return site.desired.portForwards.length > 0 ? [fromOutsidePart(site), hairpinPart(site)] : [];
}

/** Ports of the bond address, to which the relay leads those of the public one. */
function fromOutsidePart({ desired, tunnels }: SiteContext): Part {
  return {
    firewall: {
      chains: {
        publish: desired.portForwards.map(
          (forward) =>
            `iifname ${tunnels} ip daddr ${desired.bondAddress} ${portsOf(forward)} ${target(forward)}`,
        ),
        forward: [`iifname ${tunnels} oifname "${desired.lan.interface}" ct status dnat accept`],
      },
    },
  };
}

/**
 * The LAN's own devices reach a forwarded port by the public address too, without leaving the site and whatever sources
 * are let in from outside. They seem to come from the box, so that the answers come back to it.
 */
function hairpinPart({ desired, inside }: SiteContext): Part {
  const { interface: name, address } = desired.lan;
  const publicAddress = desired.publicAddress ?? desired.relay.publicAddress;
  const own = (['tcp', 'udp'] as const).flatMap((protocol) => {
    const ports = portsUnder(protocol, desired.portForwards);
    return ports.length > 0 ? [`ip daddr ${publicAddress} ${protocol} dport ${anySet(ports)} return`] : [];
  });
  return {
    firewall: {
      chains: {
        ...(desired.bypass.length > 0 ? { bypass: own } : {}),
        intercept: own,
        publish: desired.portForwards.map(
          (forward) =>
            `iifname "${name}" ip saddr ${inside} ip daddr ${publicAddress} ${portsOf(forward)} ${target(forward)}`,
        ),
        'one-address': [`oifname "${name}" ip saddr ${inside} ct status dnat snat ip to ${hostOf(address)}`],
        forward: [`iifname "${name}" oifname "${name}" ct status dnat accept`],
      },
    },
  };
}

function portsUnder(protocol: ForwardProtocol, forwards: readonly SitePortForward[]): string[] {
  return forwards
    .filter((forward) => forward.protocol === protocol)
    .map(({ publicPorts }) => nftPorts(publicPorts));
}

const portsOf = ({ protocol, publicPorts }: SitePortForward) => `${protocol} dport ${nftPorts(publicPorts)}`;

/** Where a forward leads; a range keeps its ports, which nft does when none is given. */
function target({ publicPorts: { first, last }, toAddress, toPort }: SitePortForward): string {
  return `dnat ip to ${first === last ? `${toAddress}:${toPort}` : toAddress}`;
}
