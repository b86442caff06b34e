import { braidInput } from '../braid-form/braid-draft';
import { forwardInput } from '../forward-form/forward-input';
import { lanInput } from '../lan-form/lan-input';
import { lineInput } from '../line-form/line-input';
import { knownDevices } from '../rule-form/match-words';
import { bypassInput, priorityInput } from '../rule-form/rule-draft';
import type { SiteDraft } from './draft';

/**
 * What the draft asks of the API, in the form of `SiteInput`, unchecked; paths in it are the fields' paths.
 * @param ipv6Network the network of IPv6 that the relay keeps for the site's LAN
 */
export function toInput(draft: SiteDraft, ipv6Network: string | null) {
  const { kept, shaping, duplicateVoice, priorities } = draft.quality;
  const devices = knownDevices(draft.lan.devices);
  return {
    name: draft.name.trim(),
    region: draft.region,
    braid: braidInput(draft.braid),
    lines: draft.lines.map(lineInput),
    lan: lanInput(draft.lan, ipv6Network),
    portForwards: draft.portForwards.map(forwardInput),
    bypass: draft.bypass.map((rule) => bypassInput(rule, draft.lines, devices)),
    quality: {
      ...kept,
      ...(shaping !== null && { shaping }),
      duplicateVoice,
      priorities: priorities.map((rule) => priorityInput(rule, devices)),
    },
  };
}
