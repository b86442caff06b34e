import type { Sentences } from './sentences.js';

/** Relays, where they come from, and their addresses. */
export const RELAY_ERRORS = {
  'account.unknown': {
    en: 'There is no such account. Choose one of the accounts.',
    fr: 'Ce compte n’existe pas. Choisissez un des comptes.',
  },
  'provider.unlike': {
    en: 'These are the keys of another provider, or the account is another provider’s. Add a second account instead.',
    fr: 'Ces clés sont d’un autre fournisseur, ou le compte est chez un autre. Ajoutez plutôt un second compte.',
  },
  'provider.not-here': {
    en: 'Relays cannot be ordered there from this installation. Choose another provider.',
    fr: 'Cette installation ne peut pas y commander de relais. Choisissez un autre fournisseur.',
  },
  'provider.other-project': {
    en: 'The servers of this account’s relays are not in that project. Give a key of the same project, or add a second account.',
    fr: 'Les serveurs des relais de ce compte ne sont pas dans ce projet. Donnez une clé du même projet, ou ajoutez un second compte.',
  },
  'provider.zone-in-use': {
    en: 'Relays stand in {zones}, or a region is supplied from there. Keep these zones, or give the relays back first.',
    fr: 'Des relais se trouvent dans {zones}, ou une région y est alimentée. Gardez ces zones, ou rendez d’abord les relais.',
  },
  'size.unknown': {
    en: 'The provider does not sell this size there. Choose another size or place.',
    fr: 'Le fournisseur n’y vend pas cette taille. Choisissez une autre taille ou un autre lieu.',
  },
  'relay.line-rate': {
    en: 'A rate from 1 to 400000 Mbit/s is needed, or nothing.',
    fr: 'Il faut un débit de 1 à 400000 Mbit/s, ou rien.',
  },
  'prefix.length': {
    en: 'Give a prefix of the internet’s IPv6 from /29 to /56.',
    fr: 'Donnez un préfixe IPv6 d’Internet de /29 à /56.',
  },
  'prefix.host-bits': {
    en: 'Write the prefix as {network}.',
    fr: 'Écrivez le préfixe {network}.',
  },
  'prefix.taken': {
    en: 'Another relay has this prefix, or a part of it.',
    fr: 'Un autre relais a ce préfixe, ou une partie.',
  },
  'address.no-host': {
    en: 'No server can have this address. One that the internet reaches it by is needed, such as 198.51.100.7.',
    fr: 'Aucun serveur ne peut avoir cette adresse. Il faut celle par laquelle internet l’atteint, comme 198.51.100.7.',
  },
  'address.taken': {
    en: 'A relay has this address already. Type another one, or take it away there first.',
    fr: 'Un relais a déjà cette adresse. Saisissez-en une autre, ou retirez-la d’abord de ce relais.',
  },
  'region.unknown': { en: 'This region is not known.', fr: 'Cette région est inconnue.' },
} as const satisfies Sentences;
