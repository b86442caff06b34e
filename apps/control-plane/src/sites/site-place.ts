/** A site's place on a relay, and what the site may be there; within the transaction that changes it. */
import {
  Found,
  type Id,
  overlaps,
  type PublicPorts,
  type RegionObstacle,
  type SiteInput,
} from '@tresse/contracts';
import { freeFace } from '../assignments/assignments.repository.js';
import type { Transaction } from '../database/index.js';
import { lanIpv6 } from '../desired-state/addressing-plan.js';
import { capabilitiesOf, linesOfPassage } from '../devices/device-view.js';
import { ApiError } from '../http/index.js';
import type { Placement } from '../placement/index.js';
import {
  type RelayPlace,
  regionExists,
  relayAddress,
  relayCapabilities,
  relayPrefix,
  takenPorts,
} from '../relays/relay-places.repository.js';
import { foreignParts } from './part-ids.js';
import { checkBondPlace } from './rules/braid.js';
import type { Ends } from './rules/ends.js';
import type { GivenNetwork } from './rules/hosts.js';
import { checkSite } from './rules/index.js';
import { checkIpv6 } from './rules/ipv6.js';
import { siteInput } from './site.mapper.js';
import type { SiteRow } from './sites.repository.js';

/** No relay of the region takes the site now. */
export class NoRoomError extends Error {
  override readonly name = 'NoRoomError';

  constructor(
    readonly region: string,
    readonly obstacle: RegionObstacle,
  ) {
    super(`no room in ${region}: ${obstacle}`);
  }
}

/**
 * Where the site is to be: its present place unless it is new or moves to another region; `crowded` where that region
 * needs another relay.
 *
 * @throws ApiError `request.invalid`; NoRoomError
 */
export async function placeOf(
  tx: Transaction,
  placement: Placement,
  input: SiteInput,
  before: SiteRow | null,
): Promise<{ place: RelayPlace; crowded: boolean }> {
  if (before?.regionCode === input.region) {
    await checkInPlace(tx, input, before, before.relayId);
    const { relayId, relayIndex } = before;
    return { place: { relayId, relayIndex }, crowded: false };
  }
  const wanted = { region: input.region };
  const placed = await placement.place(tx, {
    siteId: before?.id ?? null,
    wanted,
    otherThan: before?.relayIndex ?? null,
  });
  if (placed.kind === 'no-room') {
    await checkInPlace(tx, input, before, undefined);
    throw new NoRoomError(input.region, placed.obstacle);
  }
  const place = { relayId: placed.relayId, relayIndex: placed.relayIndex };
  await checkInPlace(tx, input, before, place.relayId);
  const problems = [
    ...checkIpv6(input, await hasIpv6(tx, place), await endsOf(tx, before, place.relayId)),
    ...checkBondPlace(input.braid, place.relayIndex),
  ];
  if (problems.length > 0) throw new ApiError('request.invalid', problems);
  return { place, crowded: placed.crowded };
}

/**
 * Holds what a person has sent to the rules, with what surrounds the site on that relay.
 *
 * @throws ApiError `request.invalid`
 */
export async function checkInPlace(
  tx: Transaction,
  input: SiteInput,
  before: SiteRow | null,
  relayId: Id | undefined,
): Promise<void> {
  const problems = checkSite(input, {
    regionKnown: await regionExists(tx, input.region),
    ipv6Available: relayId ? await hasIpv6(tx, before?.relayId === relayId ? before : { relayId }) : false,
    relayIndex: before?.relayId === relayId ? (before?.relayIndex ?? null) : null,
    relayAddress: relayId ? await relayAddress(tx, relayId) : null,
    takenPorts: relayId ? await takenThere(tx, before, relayId) : [],
    linesNamed: (before?.lines.length ?? 0) > 0,
    boxEnrolled: before?.devices[0] !== undefined,
    capabilities: await endsOf(tx, before, relayId),
    strippingLines: linesOfPassage(before?.devices[0], 'stripped'),
    sharingLines: linesOfPassage(before?.devices[0], 'shared-address'),
    givenNetworks: before ? givenNetworks(before, input) : [],
  });
  if (before) problems.push(...foreignParts(input, siteInput(before)));
  if (problems.length > 0) throw new ApiError('request.invalid', problems);
}

/**
 * The networks that the site's box was given on its interfaces, but for those of lines that the LAN lies on already: they
 * came later, and other changes of the site have nothing to do with that.
 */
function givenNetworks(row: SiteRow, { lan }: SiteInput): GivenNetwork[] {
  const before = siteInput(row);
  const isOld = (given: GivenNetwork) =>
    before.lan.address === lan.address &&
    overlaps(lan.address, given.network) &&
    before.lines.some((line) => line.interface === given.interface);
  return (Found.nullable().parse(row.found)?.interfaces ?? [])
    .flatMap(({ name, address, usedFor }) =>
      address === null || usedFor === 'lan' ? [] : [{ interface: name, network: address }],
    )
    .filter((given) => !isOld(given));
}

/** What others use of the address that the site has, or would get, on that relay. */
async function takenThere(tx: Transaction, before: SiteRow | null, relayId: Id): Promise<PublicPorts[]> {
  const stays = before?.relayId === relayId;
  const face = stays ? before.face : await freeFace(tx, relayId);
  const address = face?.address ?? (await relayAddress(tx, relayId));
  return address === null ? [] : takenPorts(tx, address, before?.id ?? null);
}

async function endsOf(tx: Transaction, before: SiteRow | null, relayId: Id | undefined): Promise<Ends> {
  return {
    box: capabilitiesOf(before?.devices[0]),
    relay: relayId ? await relayCapabilities(tx, relayId) : null,
  };
}

/** A site that has no place yet counts as the first of its relay. */
async function hasIpv6(
  tx: Transaction,
  { relayId, relayIndex = 1 }: { relayId: Id; relayIndex?: number },
): Promise<boolean> {
  return lanIpv6(await relayPrefix(tx, relayId), relayIndex) !== null;
}
