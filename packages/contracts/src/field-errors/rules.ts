import type { Sentences } from './sentences.js';

/** A site’s rules: port forwards, openings, and what goes by which line. */
export const RULE_ERRORS = {
  'forward.outside-lan': {
    en: 'The target is not in the local network.',
    fr: 'La cible n’est pas dans le réseau local.',
  },
  'forward.port-taken': {
    en: 'This public port is already in use.',
    fr: 'Ce port public est déjà utilisé.',
  },
  'forward.port-reserved': {
    en: 'Tresse uses this port itself.',
    fr: 'Tresse utilise ce port lui-même.',
  },
  'forward.range-keeps-ports': {
    en: 'A range of ports keeps its numbers: begin with {first}.',
    fr: 'Une plage de ports garde ses numéros : commencez par {first}.',
  },
  'ports.order': { en: 'The last port comes before the first.', fr: 'Le dernier port précède le premier.' },
  'match.empty': {
    en: 'Say which traffic is meant: a port, a destination or a device.',
    fr: 'Précisez le trafic : un port, une destination ou un appareil.',
  },
  'match.ports-need-protocol': {
    en: 'Ports belong to TCP or UDP. Choose one.',
    fr: 'Les ports appartiennent à TCP ou UDP. Choisissez.',
  },
  'match.outside-lan': {
    en: 'This address is not in the local network.',
    fr: 'Cette adresse n’est pas dans le réseau local.',
  },
  'match.inside-lan': {
    en: 'This is in the local network itself, where no line is used.',
    fr: 'C’est dans le réseau local même, où aucune ligne n’intervient.',
  },
  'match.no-ipv6': {
    en: 'The local network has no IPv6. Switch that on first.',
    fr: 'Le réseau local n’a pas d’IPv6. Activez-le d’abord.',
  },
  'match.ipv6-not-internet': {
    en: 'This is not of the internet’s IPv6 addresses (2000::/3), and no line is used for it.',
    fr: 'Ce n’est pas une adresse IPv6 d’internet (2000::/3) : aucune ligne n’intervient.',
  },
  'match.families-apart': {
    en: 'These devices are named by IPv4 and these destinations by IPv6: no traffic is of both. Name the devices by hardware address.',
    fr: 'Ces appareils sont nommés en IPv4 et ces destinations en IPv6 : aucun trafic n’est des deux. Nommez les appareils par leur adresse matérielle.',
  },
  'match.domain-needs-dns': {
    en: 'The box knows the addresses of a domain only when it answers the name questions (DNS) of the local network. Switch that on.',
    fr: 'Le boîtier ne connaît les adresses d’un domaine que s’il répond aux questions de noms (DNS) du réseau local. Activez-le.',
  },
  'match.domain-unknown': {
    en: 'The DNS knows no such domain.',
    fr: 'Le DNS ne connaît pas ce domaine.',
  },
  'match.domain-too-wide': {
    en: 'This domain has more than {limit} addresses. Name one of its parts.',
    fr: 'Ce domaine a plus de {limit} adresses. Nommez-en une partie.',
  },
  'opening.no-ipv6': {
    en: 'The local network has no IPv6. Switch that on first.',
    fr: 'Le réseau local n’a pas d’IPv6. Activez-le d’abord.',
  },
  'opening.box': {
    en: 'This is the box itself, which nobody reaches from the internet. Name another device.',
    fr: 'C’est le boîtier lui-même, que personne n’atteint depuis internet. Nommez un autre appareil.',
  },
  'opening.other-network': {
    en: 'This address is not in the site’s network, {network}. Give the device’s address in that network, or its last half.',
    fr: 'Cette adresse n’est pas dans le réseau du site, {network}. Donnez l’adresse de l’appareil dans ce réseau, ou sa seconde moitié.',
  },
  'opening.twice': {
    en: 'An opening before it has some of these ports of the same device.',
    fr: 'Une ouverture avant elle a déjà une partie de ces ports du même appareil.',
  },
  'bypass.line-unknown': {
    en: 'The site has no line of this name.',
    fr: 'Le site n’a pas de ligne de ce nom.',
  },
  'rule.shadowed': {
    en: 'This rule never holds: “{other}” before it takes all of its traffic.',
    fr: 'Cette règle ne s’applique jamais : « {other} », avant elle, prend tout son trafic.',
  },
  'quality.no-voice': {
    en: 'No rule treats UDP traffic as calls, so there is nothing to send twice.',
    fr: 'Aucune règle ne traite de trafic UDP comme des appels : il n’y a rien à envoyer deux fois.',
  },
} as const satisfies Sentences;
