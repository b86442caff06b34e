import type { Sentences } from './sentences.js';

/** What the ends and the lines of a site can do together. */
export const BRAID_ERRORS = {
  'braid.box-no-mptcp': { en: 'The box’s kernel has no MPTCP.', fr: 'Le noyau du boîtier n’a pas MPTCP.' },
  'braid.box-no-bonding': {
    en: 'The box’s kernel has no bonding driver.',
    fr: 'Le noyau du boîtier n’a pas le pilote bonding.',
  },
  'braid.box-no-openvpn': {
    en: 'OpenVPN is not installed on the box.',
    fr: 'OpenVPN n’est pas installé sur le boîtier.',
  },
  'braid.relay-no-mptcp': { en: 'The relay’s kernel has no MPTCP.', fr: 'Le noyau du relais n’a pas MPTCP.' },
  'braid.relay-no-bonding': {
    en: 'The relay’s kernel has no bonding driver.',
    fr: 'Le noyau du relais n’a pas le pilote bonding.',
  },
  'braid.relay-no-openvpn': {
    en: 'OpenVPN is not installed on the relay.',
    fr: 'OpenVPN n’est pas installé sur le relais.',
  },
  'braid.relay-out-of-ports': {
    en: 'A relay bonds the lines of its first {sites} sites, and this site comes after them. Choose another profile.',
    fr: 'Un relais agrège les lignes de ses {sites} premiers sites, et ce site vient après. Choisissez un autre profil.',
  },
  'braid.direct-one-arm': {
    en: 'With the box beside everything the lines share an address, which TLS on the lines cannot do with. Choose tunnels.',
    fr: 'Avec le boîtier à côté de tout, les lignes partagent une adresse, ce que TLS sur les lignes ne permet pas. Choisissez des tunnels.',
  },
  'braid.arp-needs-traffic': {
    en: 'ARP requests leave by the active line only, so a line in reserve would not come back. Choose Tresse’s watcher.',
    fr: 'Les requêtes ARP ne partent que par la ligne active : une ligne en réserve ne reviendrait pas. Choisissez la vigie de Tresse.',
  },
  'braid.line-strips-mptcp': {
    en: 'Something on {line} takes MPTCP out of connections. Choose tunnels, which hide it.',
    fr: 'Un équipement sur {line} retire MPTCP des connexions. Choisissez des tunnels, qui le cachent.',
  },
  'braid.lines-share-address': {
    en: 'The box has the same address on {lines}, which TLS on the lines cannot do with. Choose tunnels, or another network on one of these lines.',
    fr: 'Le boîtier a la même adresse sur {lines}, ce que TLS sur les lignes ne permet pas. Choisissez des tunnels, ou un autre réseau sur l’une de ces lignes.',
  },
} as const satisfies Sentences;
