import type { Sentences } from './sentences.js';

/** What a field of any form takes, by its type. */
export const FORM_ERRORS = {
  'field.invalid': { en: 'This value is not valid.', fr: 'Cette valeur n’est pas valable.' },
  'field.required': { en: 'This field is needed.', fr: 'Ce champ est nécessaire.' },
  'field.too-short': { en: 'At least {min} are needed.', fr: 'Il en faut au moins {min}.' },
  'field.too-long': { en: 'At most {max} are allowed.', fr: 'Il en faut au plus {max}.' },
  'field.text-too-long': {
    en: 'At most {max} characters are allowed.',
    fr: 'Il faut {max} caractères au plus.',
  },
  'field.too-low': { en: 'At least {min} is needed.', fr: 'Il faut au moins {min}.' },
  'field.too-high': { en: 'At most {max} is allowed.', fr: 'Il faut au plus {max}.' },
  'field.whole-number': { en: 'A whole number is needed.', fr: 'Il faut un nombre entier.' },
  'field.rate': {
    en: 'A rate from 0.064 to 10000 Mbit/s is needed.',
    fr: 'Il faut un débit de 0,064 à 10000 Mbit/s.',
  },
  'field.ipv4': {
    en: 'An IPv4 address is needed, such as 192.168.1.20.',
    fr: 'Il faut une adresse IPv4, comme 192.168.1.20.',
  },
  'field.cidr': {
    en: 'An address with its prefix length is needed, such as 192.168.1.1/24.',
    fr: 'Il faut une adresse avec la longueur de son préfixe, comme 192.168.1.1/24.',
  },
  'field.ipv6-cidr': {
    en: 'An IPv6 prefix with its length is needed, such as 2001:db8:7::/48.',
    fr: 'Il faut un préfixe IPv6 avec sa longueur, comme 2001:db8:7::/48.',
  },
  'field.ipv4-source': {
    en: 'An address or a network is needed, such as 203.0.113.7 or 203.0.113.0/24.',
    fr: 'Il faut une adresse ou un réseau, comme 203.0.113.7 ou 203.0.113.0/24.',
  },
  'field.ipv6-source': {
    en: 'An IPv6 address or network is needed, such as 2001:db8:7::20 or 2001:db8:7::/48.',
    fr: 'Il faut une adresse ou un réseau IPv6, comme 2001:db8:7::20 ou 2001:db8:7::/48.',
  },
  'field.ipv6': {
    en: 'An IPv6 address is needed, such as 2001:db8:7::20.',
    fr: 'Il faut une adresse IPv6, comme 2001:db8:7::20.',
  },
  'field.ipv6-suffix': {
    en: 'The last half of an IPv6 address is needed, such as ::20c:29ff:fe01:2.',
    fr: 'Il faut la seconde moitié d’une adresse IPv6, comme ::20c:29ff:fe01:2.',
  },
  'field.interface': {
    en: 'The name of a network interface is needed, such as eth1: up to 15 letters, digits, dots, hyphens.',
    fr: 'Il faut le nom d’une interface réseau, comme eth1 : 15 lettres, chiffres, points ou tirets au plus.',
  },
  'field.domain': {
    en: 'A domain is needed, such as example.org.',
    fr: 'Il faut un domaine, comme example.org.',
  },
  'field.e-mail': {
    en: 'An e-mail address is needed, such as camille@example.org.',
    fr: 'Il faut une adresse e-mail, comme camille@example.org.',
  },
  'field.mac': {
    en: 'A hardware address is needed, such as 02:00:5e:10:00:01.',
    fr: 'Il faut une adresse matérielle, comme 02:00:5e:10:00:01.',
  },
  'field.destination': {
    en: 'An address, a network or a domain is needed, such as 203.0.113.7, 203.0.113.0/24 or example.org.',
    fr: 'Il faut une adresse, un réseau ou un domaine, comme 203.0.113.7, 203.0.113.0/24 ou example.org.',
  },
  'field.lan-source': {
    en: 'An address, a network or a hardware address is needed, such as 192.168.1.20 or 02:00:5e:10:00:01.',
    fr: 'Il faut une adresse, un réseau ou une adresse matérielle, comme 192.168.1.20 ou 02:00:5e:10:00:01.',
  },
  'field.apn': {
    en: 'An access point name is needed, such as orange.fr: letters, digits, dots and hyphens.',
    fr: 'Il faut un nom de point d’accès, comme orange.fr : lettres, chiffres, points et tirets.',
  },
  'field.pin': { en: 'A PIN of 4 to 8 digits is needed.', fr: 'Il faut un code PIN de 4 à 8 chiffres.' },
  'field.imei': {
    en: 'The modem’s number (IMEI) is needed: 14 to 16 digits.',
    fr: 'Il faut le numéro du modem (IMEI) : 14 à 16 chiffres.',
  },
  'field.ssid': {
    en: 'The name of a Wi-Fi network is needed, at most 32 bytes.',
    fr: 'Il faut le nom d’un réseau Wi-Fi, 32 octets au plus.',
  },
  'field.passphrase': {
    en: 'A passphrase has 8 to 63 letters without accents, digits and signs.',
    fr: 'Une phrase secrète a de 8 à 63 lettres sans accent, chiffres et signes.',
  },
  'field.country': {
    en: 'A country is named by two capital letters, such as FR.',
    fr: 'Un pays est nommé par deux majuscules, comme FR.',
  },
  'field.credential': {
    en: 'Only letters without accents, digits and signs are allowed, at most 128.',
    fr: 'Seuls des lettres sans accent, des chiffres et des signes sont permis, 128 au plus.',
  },
  'field.unknown': { en: 'This field is not known.', fr: 'Ce champ est inconnu.' },
} as const satisfies Sentences;
