import type { Sentences } from './sentences.js';

/** A site’s lines. */
export const LINE_ERRORS = {
  'lines.too-few': { en: 'A site needs at least 2 lines.', fr: 'Il faut au moins 2 lignes par site.' },
  'lines.too-many': { en: 'A site has at most 8 lines.', fr: 'Un site a au plus 8 lignes.' },
  'lines.no-always': {
    en: 'At least one line must be in use always.',
    fr: 'Au moins une ligne doit servir en permanence.',
  },
  'line.interface-taken': {
    en: 'Another line already uses this interface.',
    fr: 'Une autre ligne utilise déjà cette interface.',
  },
  'line.interface-of-lan': {
    en: 'The local network already uses this interface, which {line} needs for itself.',
    fr: 'Le réseau local utilise déjà cette interface, qu’il faut à {line} pour elle seule.',
  },
  'line.name-taken': { en: 'Another line already has this name.', fr: 'Une autre ligne porte déjà ce nom.' },
  'line.network-overlaps': {
    en: 'This network overlaps that of {other}.',
    fr: 'Ce réseau chevauche celui de {other}.',
  },
  'line.gateway-outside': {
    en: 'The gateway is not in the line’s network.',
    fr: 'La passerelle n’est pas dans le réseau de la ligne.',
  },
  'line.gateway-own': {
    en: 'This is the box’s own address on the line. Give the address of the provider’s router.',
    fr: 'C’est l’adresse du boîtier lui-même sur la ligne. Donnez celle du routeur de l’opérateur.',
  },
  'line.limit-above-contract': {
    en: 'The line’s contract carries less than this.',
    fr: 'Le contrat de la ligne porte moins que cela.',
  },
  'line.one-arm': {
    en: 'With the box beside everything, each line is on the local network’s interface, with a fixed address in that network and a gateway of its own.',
    fr: 'Avec le boîtier à côté de tout, chaque ligne est sur l’interface du réseau local, avec une adresse fixe de ce réseau et sa propre passerelle.',
  },
  'line.vlan-automatic': {
    en: 'The operating system does not know a VLAN that the box makes. Choose another way to get the address.',
    fr: 'Le système ne connaît pas un VLAN créé par le boîtier. Choisissez une autre façon d’obtenir l’adresse.',
  },
  'line.vlan-mixed': {
    en: 'Lines with a VLAN and a line without one cannot share an interface. Give each of them a VLAN, or another interface.',
    fr: 'Des lignes avec un VLAN et une ligne sans VLAN ne peuvent pas partager une interface. Donnez un VLAN à chacune, ou une autre interface.',
  },
  'line.password-needed': {
    en: 'The provider’s password is needed.',
    fr: 'Le mot de passe de l’opérateur est nécessaire.',
  },
  'line.password-before-box': {
    en: 'The password is sealed for the box: set it once the box is enrolled.',
    fr: 'Le mot de passe est scellé pour le boîtier : donnez-le une fois celui-ci enrôlé.',
  },
  'line.user-needed': {
    en: 'A password goes with a user name.',
    fr: 'Un mot de passe va avec un nom d’utilisateur.',
  },
  'line.credential-quotes': {
    en: 'Single and double quotes together cannot be told to a modem.',
    fr: 'Des guillemets simples et doubles à la fois ne peuvent pas être dits à un modem.',
  },
  'line.modem-taken': {
    en: 'Another line already uses this modem.',
    fr: 'Une autre ligne utilise déjà ce modem.',
  },
  'line.passphrase-needed': {
    en: 'The Wi-Fi network’s passphrase is needed.',
    fr: 'La phrase secrète du réseau Wi-Fi est nécessaire.',
  },
  'line.passphrase-open': {
    en: 'An open network has no passphrase.',
    fr: 'Un réseau ouvert n’a pas de phrase secrète.',
  },
  'line.vlan-radio': {
    en: 'A VLAN needs a cable: modems and Wi-Fi have none.',
    fr: 'Un VLAN suppose un câble : un modem ou le Wi-Fi n’en ont pas.',
  },
  'line.box-lacks': {
    en: 'The box lacks what this needs ({need}).',
    fr: 'Il manque au boîtier ce qu’il faut pour cela ({need}).',
  },
  'allowance.day': {
    en: 'Not every month has this day. Choose 1 to 28.',
    fr: 'Ce jour n’existe pas tous les mois. Choisissez de 1 à 28.',
  },
} as const satisfies Sentences;
