import { dnsmasqConfig } from '../dnsmasq.js';
import type { Part } from '../part.js';
import type { SiteContext } from './context.js';
import { siteDomains } from './domains.js';

/** Addresses and names for the LAN's devices, where the box is to hand them out. */
export function lanServicesPart({ desired, families, lanPresent, paths }: SiteContext): Part {
  const { lan, bondAddress } = desired;
  if (!lanPresent || (lan.dhcp === null && !lan.dns)) return {};
  const directory = `${paths.stateDir}/net`;
  const configFile = `${directory}/dnsmasq.conf`;
  const config = dnsmasqConfig({
    lan,
    askFrom: bondAddress,
    domains: siteDomains(desired),
    families,
    leaseFile: `${directory}/dnsmasq.leases`,
  });
  return {
    files: { [configFile]: config },
    services: [
      {
        name: 'dnsmasq',
        program: 'dnsmasq',
        arguments: [`--conf-file=${configFile}`],
        reads: [configFile],
      },
    ],
  };
}
