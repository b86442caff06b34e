/** What a site as a whole must keep to, beyond the form of its fields; pure, each subject in a file of its own. */
import type { FieldProblem, Id, Ipv4, PublicPorts, SiteInput } from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';
import { checkBondPlace, checkBraid, checkPassage } from './braid.js';
import { checkBypass } from './bypass.js';
import type { Ends } from './ends.js';
import { checkForward } from './forwards.js';
import type { GivenNetwork } from './hosts.js';
import { checkIpv6 } from './ipv6.js';
import { checkLan } from './lan.js';
import { checkLines } from './lines.js';
import { checkOpenings } from './openings.js';
import { checkQuality } from './quality.js';

/** What a site's rules depend on beside the input itself. */
export interface SiteSurroundings {
  regionKnown: boolean;
  /** The relay has a network of IPv6 for the site's LAN. */
  ipv6Available: boolean;
  /** The site's place on its relay; null for one that is to get a place. */
  relayIndex: number | null;
  /** The relay's own address on the internet; null where it has none yet. */
  relayAddress: Ipv4 | null;
  /** Public ports that other sites use on the same relay. */
  takenPorts: readonly PublicPorts[];
  /** The site has lines, and is not to be left without. */
  linesNamed: boolean;
  /** The site has a box, for which secrets can be sealed. */
  boxEnrolled: boolean;
  capabilities: Ends;
  /** Lines of the site on which the box found MPTCP to be taken out. */
  strippingLines: readonly Id[];
  /** Lines of the site on which the box found that it has the same address as on another. */
  sharingLines: readonly Id[];
  /** Networks that the box was given on its interfaces, of which the LAN has to stay clear. */
  givenNetworks: readonly GivenNetwork[];
}

/** Everything that is wrong with a site as a whole; empty when it may be. */
export function checkSite(site: SiteInput, around: SiteSurroundings): FieldProblem[] {
  return [
    ...(around.regionKnown ? [] : [fieldProblem('region', 'region.unknown')]),
    ...checkBraid(site.braid, around.capabilities),
    ...checkBondPlace(site.braid, around.relayIndex),
    ...checkPassage(site, around),
    ...(around.linesNamed && site.lines.length === 0 ? [fieldProblem('lines', 'lines.too-few')] : []),
    ...checkLines(site, around.capabilities.box, around.boxEnrolled),
    ...checkLan(site, around),
    ...checkIpv6(site, around.ipv6Available, around.capabilities),
    ...checkOpenings(site),
    ...site.portForwards.flatMap((_, place) => checkForward(site, place, around.takenPorts)),
    ...checkBypass(site),
    ...checkQuality(site),
  ];
}
