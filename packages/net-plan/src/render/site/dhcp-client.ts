import type { Paths } from '../../host-state.js';
import type { Part } from '../part.js';
import type { PresentLine, SiteContext } from './context.js';

/**
 * Notes what a line's DHCP server says, beside this file, and sets nothing itself: the agent reads it, judges it and
 * plans with it. What comes from the network is only ever the value of a variable. Source: udhcpc's manual.
 */
const SCRIPT = `#!/bin/sh
lease="\${0%/*}/$interface.lease"
case "$1" in
  bound | renew) printf 'address=%s/%s\\ngateway=%s\\n' "$ip" "$mask" "\${router%% *}" >"$lease.new" ;;
  deconfig) : >"$lease.new" ;;
  *) exit 0 ;;
esac
mv "$lease.new" "$lease"
`;

/** One attempt a second at first, so that a silent line holds nobody up, then one each three seconds. */
const PATIENCE = ['-t', '1', '-T', '1', '-A', '3'];

/** Name of the DHCP client of a line. */
export function dhcpService(index: number): string {
  return `dhcp-${index}`;
}

/** A DHCP client for each line that wants one; it asks for an address and a router, and for nothing else. */
export function dhcpClientPart({ lines, paths }: SiteContext): Part {
  return dhcpClients(
    lines.filter(({ asks }) => asks),
    paths,
  );
}

/** A DHCP client for each of these lines. */
export function dhcpClients(
  clients: readonly Pick<PresentLine, 'index' | 'device'>[],
  { stateDir }: Paths,
): Part {
  if (clients.length === 0) return {};
  const script = `${stateDir}/net/dhcp-client.sh`;
  return {
    files: { [script]: SCRIPT },
    services: clients.map(({ index, device }) => ({
      name: dhcpService(index),
      program: 'udhcpc',
      arguments: ['-i', device, '-s', script, '-o', '-O', 'subnet', '-O', 'router', ...PATIENCE],
      reads: [script],
    })),
  };
}
