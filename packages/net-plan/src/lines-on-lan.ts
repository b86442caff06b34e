import type { Id, SiteDesired, SiteLine } from '@tresse/contracts';
import type { HostState, LineVerdicts } from './host-state.js';
import { lineInterface } from './naming.js';
import { presentLines } from './render/site/context.js';
import { liesOnLan } from './render/site/lease.js';

/** The lines that carry nothing because what their networks gave them lies on the LAN, which stays as it is. */
export function linesOffForLan(desired: SiteDesired, observed: HostState, verdicts: LineVerdicts): Id[] {
  return presentLines(desired, observed, verdicts).flatMap(({ onLan, line }) => (onLan ? [line.id] : []));
}

/**
 * The lines on whose networks the LAN would come to lie, by what the host has been given on their interfaces: asked of
 * settings before they are in force. Where it lies there by the present ones already and stays as it is, other changes have
 * nothing to do with that. The control plane knows the networks of lines with a fixed address.
 */
export function linesUnderLan(
  desired: SiteDesired,
  present: SiteDesired | undefined,
  observed: HostState,
): SiteLine[] {
  const stays = present?.lan.address === desired.lan.address;
  const known = stays ? underLan(present, observed).map(lineInterface) : [];
  return underLan(desired, observed).filter((line) => !known.includes(lineInterface(line)));
}

function underLan(desired: SiteDesired, observed: HostState): SiteLine[] {
  return desired.lines.filter(
    (line) =>
      line.addressing.method !== 'static' &&
      givenOn(lineInterface(line), observed).some((network) => liesOnLan(network, desired)),
  );
}

/** What is on the interface by the operating system or by a lease: what we put there else is of the settings before. */
function givenOn(name: string, { links, leases, ledger }: HostState): string[] {
  const isLease = (address: string) =>
    leases.some((lease) => lease.interface === name && lease.address === address);
  const isOurs = (address: string) =>
    ledger.addresses.some((entry) => entry.link === name && entry.address === address);
  return (links.find((link) => link.name === name)?.addresses ?? []).filter(
    (address) => !address.includes(':') && (isLease(address) || !isOurs(address)),
  );
}
