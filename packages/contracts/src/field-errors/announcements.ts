import type { Sentences } from './sentences.js';

/** Webhooks and names in the DNS. */
export const ANNOUNCEMENT_ERRORS = {
  'webhook.url': {
    en: 'An address of the web is needed, such as https://example.org/tresse, without user name and password.',
    fr: 'Il faut une adresse du web, comme https://example.org/tresse, sans nom d’utilisateur ni mot de passe.',
  },
  'webhook.url-plain': {
    en: 'Only https keeps what is sent from others’ eyes. Begin with https://.',
    fr: 'Seul https met ce qui est envoyé à l’abri des regards. Commencez par https://.',
  },
  'webhook.kinds': {
    en: 'Choose at least one event.',
    fr: 'Choisissez au moins un événement.',
  },
  'dns.name': {
    en: 'A name of letters without accents, digits, hyphens and dots is needed, such as farm.example.org.',
    fr: 'Il faut un nom de lettres sans accent, de chiffres, de traits d’union et de points, comme ferme.example.org.',
  },
  'dns.outside-zones': {
    en: 'Names can be had below these zones: {zones}.',
    fr: 'Les noms possibles se terminent par ces zones : {zones}.',
  },
  'dns.no-zones': {
    en: 'This installation has no zone for names yet.',
    fr: 'Cette installation n’a pas encore de zone pour des noms.',
  },
  'dns.name-taken': {
    en: 'Another site has this name. Choose another.',
    fr: 'Un autre site a ce nom. Choisissez-en un autre.',
  },
  'dns.server': {
    en: 'The address of a name server is needed, such as 192.0.2.53 or 2001:db8::53.',
    fr: 'Il faut l’adresse d’un serveur de noms, comme 192.0.2.53 ou 2001:db8::53.',
  },
  'dns.key-name': {
    en: 'The name of the key is needed as the name server spells it, such as tresse.',
    fr: 'Il faut le nom de la clé comme l’écrit le serveur de noms, par exemple tresse.',
  },
  'dns.key-secret': {
    en: 'The secret of the key is needed in base64, as tsig-keygen prints it.',
    fr: 'Il faut le secret de la clé en base64, comme l’affiche tsig-keygen.',
  },
} as const satisfies Sentences;
