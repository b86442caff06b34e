/** Network zones of Hetzner. Source: https://docs.hetzner.com/cloud/networks/faq; as `network_zone` in `GET /locations`. */
const HETZNER_ZONES: Record<string, string> = {
  fsn1: 'eu-central',
  nbg1: 'eu-central',
  hel1: 'eu-central',
  ash: 'us-east',
  hil: 'us-west',
  sin: 'ap-southeast',
};

/** OVHcloud's regions are a data centre's letters and a number, or a letter: GRA11, RBX-A, SBG5. */
const OVH_WESTERN_EUROPE = /^(?:GRA|RBX|SBG)(?![A-Z])/;

/**
 * Within what a provider moves an address from server to server: between two places for which this says the same. It errs
 * on the narrow side, since an address that is thought to stay is announced in time. Sources: Hetzner, floating IPs within
 * a network zone (primary IPs move between servers that are off, and not at all between locations); Scaleway, «flexible IP
 * addresses are scoped to a single Availability Zone»; OVHcloud, «cannot be moved between different zones», with Gravelines,
 * Roubaix and Strasbourg as one (docs.ovhcloud.com, «Migrating an Additional IP»).
 */
export function addressReach(provider: string, region: string): string {
  if (provider === 'hetzner') return HETZNER_ZONES[region] ?? region;
  if (provider === 'ovh' && OVH_WESTERN_EUROPE.test(region)) return 'western-europe';
  return region;
}
