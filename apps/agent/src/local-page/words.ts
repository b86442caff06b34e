import type { FoundKind } from '@tresse/contracts';
import type { Notice } from '../notices/index.js';

/** A language of the page. */
export type Language = 'en' | 'fr';

/** What is wrong, and what helps. */
interface NoticeWords {
  readonly said: string;
  readonly next: string;
}

const EN = {
  title: 'Tresse box',
  switch: 'Français',
  again: 'Look again',
  next: 'What to do next',
  version: 'Version',
  enrolment: {
    'waiting-for-claim': 'This box does not belong to a site yet.',
    trying: 'The box is looking for its control plane.',
    enrolled: 'This box belongs to a site.',
  },
  nextStep: {
    'waiting-for-claim': 'Make a claim on the site’s page in the portal and paste it here.',
    trying: 'Nothing to do: the box goes on by itself.',
    'no-settings': 'Open the site in the portal and say which of the interfaces are lines.',
    lost: 'Check that one of the lines has internet; the site goes on working meanwhile.',
    'line-down': 'Check the router and the cable of the line that is down.',
    nothing: 'Nothing to do.',
  },
  noticesTitle: 'The box itself needs attention',
  notices: {
    'card-small': {
      said: 'The memory card is too small: little room is left for what the box keeps.',
      next: 'The box goes on meanwhile. Take “Replace the box” on the site’s first steps in the portal and write the image to a card of 4 GB or more.',
    },
    'data-lost': {
      said: 'The memory card’s data cannot be read: what the box knew is lost, and it keeps nothing when it is switched off.',
      next: 'Take “Replace the box” on the site’s first steps in the portal and write the image to a new card of 4 GB or more.',
    },
    'data-narrow': {
      said: 'The memory card has room that the box could not take: little is left for what it keeps.',
      next: 'Switch the box off and on again. If this stays, take “Replace the box” on the site’s first steps in the portal and write the image to a new card.',
    },
    'memory-small': {
      said: 'This machine has too little memory: the box may stop when many connections are open.',
      next: 'The box goes on meanwhile. Replace it with a machine that has 1 GB of memory or more.',
    },
    unknown: {
      said: 'The box’s system reports something that this page has no words for.',
      next: 'Connect a screen to the box: what it is stands above the login. Tell your operator.',
    },
  } satisfies Record<Notice, NoticeWords>,
  form: {
    title: 'Enter a claim',
    label: 'Claim',
    hint: 'It begins with “tresse1.” and works once.',
    send: 'Add this box to its site',
    'not-a-claim': 'This is not a whole claim. Copy all of it, from “tresse1.” to its end.',
    'too-large': 'This is too long for a claim. Copy the claim alone.',
  },
  control: {
    title: 'Control plane',
    connected: 'Connected since',
    lost: 'Lost since',
    never: 'Not connected yet',
  },
  interfaces: {
    title: 'Network interfaces',
    none: 'No network interface was found yet.',
    name: 'Name',
    link: 'Cable',
    address: 'Address',
    internet: 'Control plane in reach',
    use: 'Used as',
  },
  kind: { ethernet: 'wired', wifi: 'Wi-Fi', modem: 'modem', other: 'other' } satisfies Record<
    FoundKind,
    string
  >,
  carrier: { yes: 'plugged in', no: 'nothing plugged in' },
  internet: { yes: 'yes', no: 'no', untried: 'not tried' },
  use: { line: 'line', lan: 'LAN', found: 'found line', laptop: 'for a laptop', none: 'unused' },
  lines: {
    title: 'Lines',
    name: 'Name',
    interface: 'Interface',
    state: 'State',
    tunnel: 'Tunnel',
    up: 'works',
    down: 'is down',
    unknown: 'not known yet',
  },
  cause: {
    silent: 'nothing is heard',
    'no-carrier': 'no cable',
    'no-address': 'no address',
    'on-lan': 'its network is that of the LAN',
    'no-interface': 'interface missing',
    allowance: 'allowance spent',
  },
  tunnel: { udp: 'over UDP', tcp: 'over TCP' },
  refused: {
    'wrong-host': 'This page is reached by the box’s own address only.',
    'wrong-origin': 'The form was sent from another page.',
    'not-found': 'There is nothing here.',
    'wrong-method': 'This cannot be done here.',
  },
};

/** Every text of the page in one language. */
export type Words = typeof EN;

const FR: Words = {
  title: 'Boîtier Tresse',
  switch: 'English',
  again: 'Actualiser',
  next: 'La suite',
  version: 'Version',
  enrolment: {
    'waiting-for-claim': 'Ce boîtier n’appartient encore à aucun site.',
    trying: 'Le boîtier cherche son plan de contrôle.',
    enrolled: 'Ce boîtier appartient à un site.',
  },
  nextStep: {
    'waiting-for-claim': 'Créez un code d’enrôlement sur la page du site dans le portail et collez-le ici.',
    trying: 'Rien à faire : le boîtier continue de lui-même.',
    'no-settings': 'Ouvrez le site dans le portail et indiquez quelles interfaces sont des lignes.',
    lost: 'Vérifiez qu’une des lignes a accès à internet ; le site continue de fonctionner entre-temps.',
    'line-down': 'Vérifiez la box et le câble de la ligne en panne.',
    nothing: 'Rien à faire.',
  },
  noticesTitle: 'Le boîtier lui-même demande votre attention',
  notices: {
    'card-small': {
      said: 'La carte mémoire est trop petite : il y reste peu de place pour ce que le boîtier conserve.',
      next: 'Le boîtier continue en attendant. Choisissez « Remplacer le boîtier » dans les premiers pas du site, sur le portail, et écrivez l’image sur une carte de 4 Go ou plus.',
    },
    'data-lost': {
      said: 'Les données de la carte mémoire sont illisibles : ce que le boîtier savait est perdu, et il ne conservera rien une fois éteint.',
      next: 'Choisissez « Remplacer le boîtier » dans les premiers pas du site, sur le portail, et écrivez l’image sur une nouvelle carte de 4 Go ou plus.',
    },
    'data-narrow': {
      said: 'La carte mémoire a de la place que le boîtier n’a pas pu prendre : il en reste peu pour ce qu’il conserve.',
      next: 'Éteignez et rallumez le boîtier. Si cela persiste, choisissez « Remplacer le boîtier » dans les premiers pas du site, sur le portail, et écrivez l’image sur une nouvelle carte.',
    },
    'memory-small': {
      said: 'Cette machine a trop peu de mémoire : le boîtier peut s’arrêter quand beaucoup de connexions sont ouvertes.',
      next: 'Le boîtier continue en attendant. Remplacez-le par une machine qui a 1 Go de mémoire ou plus.',
    },
    unknown: {
      said: 'Le système du boîtier signale quelque chose pour quoi cette page n’a pas de mots.',
      next: 'Branchez un écran sur le boîtier : il l’affiche au-dessus de l’invite de connexion. Prévenez votre opérateur.',
    },
  },
  form: {
    title: 'Saisir un code d’enrôlement',
    label: 'Code d’enrôlement',
    hint: 'Il commence par « tresse1. » et ne sert qu’une fois.',
    send: 'Ajouter ce boîtier à son site',
    'not-a-claim': 'Ce code n’est pas entier. Copiez-le en totalité, de « tresse1. » jusqu’à la fin.',
    'too-large': 'Ce texte est trop long pour un code. Copiez seulement le code.',
  },
  control: {
    title: 'Plan de contrôle',
    connected: 'Connecté depuis',
    lost: 'Perdu depuis',
    never: 'Pas encore connecté',
  },
  interfaces: {
    title: 'Interfaces réseau',
    none: 'Aucune interface réseau n’a encore été trouvée.',
    name: 'Nom',
    link: 'Câble',
    address: 'Adresse',
    internet: 'Plan de contrôle joignable',
    use: 'Rôle',
  },
  kind: { ethernet: 'filaire', wifi: 'Wi-Fi', modem: 'modem', other: 'autre' },
  carrier: { yes: 'branché', no: 'rien de branché' },
  internet: { yes: 'oui', no: 'non', untried: 'pas essayé' },
  use: {
    line: 'ligne',
    lan: 'LAN',
    found: 'ligne trouvée',
    laptop: 'pour un ordinateur',
    none: 'inutilisée',
  },
  lines: {
    title: 'Lignes',
    name: 'Nom',
    interface: 'Interface',
    state: 'État',
    tunnel: 'Tunnel',
    up: 'fonctionne',
    down: 'en panne',
    unknown: 'pas encore connu',
  },
  cause: {
    silent: 'aucune réponse',
    'no-carrier': 'pas de câble',
    'no-address': 'pas d’adresse',
    'on-lan': 'son réseau est celui du LAN',
    'no-interface': 'interface absente',
    allowance: 'forfait épuisé',
  },
  tunnel: { udp: 'sur UDP', tcp: 'sur TCP' },
  refused: {
    'wrong-host': 'Cette page n’est accessible que par l’adresse du boîtier.',
    'wrong-origin': 'Le formulaire a été envoyé depuis une autre page.',
    'not-found': 'Il n’y a rien ici.',
    'wrong-method': 'Ceci n’est pas possible ici.',
  },
};

/** The texts of each language. */
export const WORDS: Readonly<Record<Language, Words>> = { en: EN, fr: FR };

/** The language that a browser asks for (RFC 9110 §12.5.4): French where it is named before English, else English. */
export function languageOf(acceptLanguage: string | undefined, chosen: string | null): Language {
  if (chosen === 'en' || chosen === 'fr') return chosen;
  const wishes = (acceptLanguage ?? '').split(',').map((wish, place) => {
    const [tag = '', ...more] = wish
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = Number(more.find((word) => word.startsWith('q='))?.slice(2) ?? 1);
    return { language: tag.split('-')[0], quality: Number.isFinite(quality) ? quality : 0, place };
  });
  const known = wishes
    .filter(({ language, quality }) => (language === 'en' || language === 'fr') && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place);
  return known[0]?.language === 'fr' ? 'fr' : 'en';
}
