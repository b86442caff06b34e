import {
  type Capabilities,
  contains,
  type FieldProblem,
  hostOf,
  type Ipv4,
  ipv4ToNumber,
  type Lan,
  type MacAddress,
  rangeOf,
  type SiteInput,
} from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';
import type { Ends } from './ends.js';
import { checkHost, type GivenNetwork, isHost, overlapsLine } from './hosts.js';
import { checkRouter, ownRouters } from './lan-mode.js';

/** What a LAN must stay clear of, and what may serve it. */
export interface LanSurroundings {
  givenNetworks: readonly GivenNetwork[];
  relayAddress: Ipv4 | null;
  capabilities: Pick<Ends, 'box'>;
}

/** What is wrong with a site's LAN, and with what is served in it. */
export function checkLan(site: SiteInput, around: LanSurroundings): FieldProblem[] {
  const { lan } = site;
  return [
    ...checkHost('lan.address', lan.address),
    ...checkRoom(lan),
    ...(lan.mode.kind === 'one-arm' ? [] : checkApart(site, around)),
    ...checkRouter(site, around.givenNetworks),
    ...checkProgram(lan, around.capabilities.box),
    ...checkDhcp(site),
    ...lan.devices.flatMap((_, place) => checkDevice(lan, place)),
  ];
}

/** True when a host of the LAN other than the box may have the address. */
export function inLan(lan: Lan, address: Ipv4): boolean {
  return contains(lan.address, address) && isHost(address, lan.address) && address !== hostOf(lan.address);
}

/** True when the address is of the LAN or of a network behind the customer's router. */
export function behindBox(lan: Lan, address: Ipv4): boolean {
  const networks = lan.mode.kind === 'in-front' ? lan.mode.networks : [];
  return inLan(lan, address) || networks.some((network) => contains(network, address));
}

/** The box, and at least one device beside it. */
function checkRoom({ address }: Lan): FieldProblem[] {
  const { first, last } = rangeOf(address);
  return last - first < 3 ? [fieldProblem('lan.address', 'lan.too-small')] : [];
}

function checkApart({ lan, lines }: SiteInput, around: LanSurroundings): FieldProblem[] {
  const { givenNetworks, relayAddress } = around;
  const beside = lines.find((line) => line.interface === lan.interface && line.vlan === null);
  const overlapped = lines.find((line) => overlapsLine(lan.address, line, givenNetworks));
  return [
    ...(beside
      ? [
          fieldProblem('lan.interface', 'lan.interface-taken', { other: beside.name }),
          fieldProblem(`lines.${lines.indexOf(beside)}.interface`, 'line.interface-of-lan', {
            line: beside.name,
          }),
        ]
      : []),
    ...(overlapped ? [fieldProblem('lan.address', 'lan.overlaps-line', { other: overlapped.name })] : []),
    ...(relayAddress !== null && contains(lan.address, relayAddress)
      ? [fieldProblem('lan.address', 'lan.holds-relay', { address: relayAddress })]
      : []),
  ];
}

/** DHCP, DNS and IPv6's advertisements need a program that the box may lack. */
function checkProgram({ dhcp, dns, ipv6 }: Lan, box: Capabilities | null): FieldProblem[] {
  if (box === null || box.dnsmasq) return [];
  const wanted = [...(dhcp ? ['lan.dhcp'] : []), ...(dns ? ['lan.dns'] : []), ...(ipv6 ? ['lan.ipv6'] : [])];
  return wanted.map((path) => fieldProblem(path, 'lan.box-lacks-dnsmasq'));
}

function checkDhcp({ lan, lines }: SiteInput): FieldProblem[] {
  if (lan.dhcp === null) return [];
  const { first, last } = lan.dhcp;
  const outside = (['first', 'last'] as const).filter(
    (end) =>
      !contains(lan.address, lan.dhcp?.[end] ?? first) || !isHost(lan.dhcp?.[end] ?? first, lan.address),
  );
  if (outside.length > 0) return outside.map((end) => fieldProblem(`lan.dhcp.${end}`, 'dhcp.outside-lan'));
  const [from, to, box] = [first, last, hostOf(lan.address)].map(ipv4ToNumber) as [number, number, number];
  if (from > to) return [fieldProblem('lan.dhcp.last', 'addresses.order')];
  if (from <= box && box <= to) return [fieldProblem('lan.dhcp.first', 'dhcp.holds-box')];
  const held = ownRouters(lan, lines).find(
    (router) => from <= ipv4ToNumber(router) && ipv4ToNumber(router) <= to,
  );
  return held ? [fieldProblem('lan.dhcp.first', 'dhcp.holds-router', { router: held })] : [];
}

function checkDevice(lan: Lan, place: number): FieldProblem[] {
  const device = lan.devices[place];
  if (!device) return [];
  const path = `lan.devices.${place}`;
  const before = lan.devices.slice(0, place);
  const { name, mac, address } = device;
  const problems = [
    ...(before.some((other) => other.name.toLowerCase() === name.toLowerCase())
      ? [fieldProblem(`${path}.name`, 'device.name-taken')]
      : []),
    ...(isOneCard(mac) ? [] : [fieldProblem(`${path}.mac`, 'device.mac-not-one')]),
    ...(before.some((other) => other.mac === mac) ? [fieldProblem(`${path}.mac`, 'device.mac-taken')] : []),
  ];
  if (address === null) return problems;
  if (address === hostOf(lan.address) || before.some((other) => other.address === address)) {
    return [...problems, fieldProblem(`${path}.address`, 'device.address-taken')];
  }
  return inLan(lan, address) ? problems : [...problems, fieldProblem(`${path}.address`, 'dhcp.outside-lan')];
}

/** True for the address of one network card: neither of a group (IEEE 802, the first byte's lowest bit) nor all zero. */
function isOneCard(mac: MacAddress): boolean {
  return Number.parseInt(mac.slice(0, 2), 16) % 2 === 0 && mac !== '00:00:00:00:00:00';
}
