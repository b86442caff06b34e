import {
  type Ipv4,
  type LineInput,
  type RelayLine,
  type SiteLine,
  TUNNEL_MTU,
  type WireguardPublicKey,
} from '@tresse/contracts';
import { tunnelAddress, tunnelPort } from './addressing-plan.js';

/** One line as the database holds it. */
export type LineRow = Required<LineInput> & { index: number };

/** One line as its site sets it up; `peer` is the relay. */
export function siteLine(
  line: LineRow,
  siteIndex: number,
  peer: { publicKey: WireguardPublicKey; address: Ipv4 },
): SiteLine {
  const { id, index, name, interface: device, vlan, addressing, role, contract, limit, allowance } = line;
  return {
    id,
    index,
    name,
    interface: device,
    vlan,
    addressing,
    role,
    contract,
    limit,
    allowance,
    tunnel: {
      address: tunnelAddress(siteIndex, index),
      mtu: TUNNEL_MTU,
      peer: { ...peer, port: tunnelPort(siteIndex, index) },
    },
  };
}

/** The same line as the relay sets it up; the key is the site's. */
export function relayLine(line: LineRow, siteIndex: number, peerPublicKey: WireguardPublicKey): RelayLine {
  const { id, index, role, contract, limit } = line;
  return {
    id,
    index,
    role,
    contract,
    limit,
    tunnel: {
      address: tunnelAddress(siteIndex, index),
      mtu: TUNNEL_MTU,
      listenPort: tunnelPort(siteIndex, index),
      peerPublicKey,
    },
  };
}
