import type { Sentences } from './sentences.js';

/** A site’s local network: its addresses, DHCP, devices and IPv6. */
export const LOCAL_NETWORK_ERRORS = {
  'lan.interface-taken': {
    en: 'The line {other} already uses this interface.',
    fr: 'La ligne {other} utilise déjà cette interface.',
  },
  'lan.overlaps-line': {
    en: 'The local network overlaps the network of {other}.',
    fr: 'Le réseau local chevauche celui de {other}.',
  },
  'lan.holds-relay': {
    en: 'This network holds {address}, the address of the relay. Choose another network.',
    fr: 'Ce réseau contient {address}, l’adresse du relais. Choisissez un autre réseau.',
  },
  'lan.too-small': {
    en: 'This network has no room for a device beside the box. Give it a prefix of /30 or shorter.',
    fr: 'Ce réseau n’a pas de place pour un appareil à côté du boîtier. Donnez-lui un préfixe de /30 ou plus court.',
  },
  'lan.box-lacks-dnsmasq': {
    en: 'The box lacks dnsmasq, which serves DHCP, DNS and IPv6.',
    fr: 'Il manque au boîtier dnsmasq, qui assure DHCP, DNS et IPv6.',
  },
  'network.reserved': {
    en: 'Tresse uses 10.77.0.0/16 inside its tunnels. Choose another network.',
    fr: 'Tresse utilise 10.77.0.0/16 dans ses tunnels. Choisissez un autre réseau.',
  },
  'network.special': {
    en: 'No device can have an address of this network.',
    fr: 'Aucun appareil ne peut avoir une adresse de ce réseau.',
  },
  'network.link-local': {
    en: 'Devices give themselves addresses of 169.254.0.0/16, and Tresse uses some. Choose another network.',
    fr: 'Les appareils se donnent eux-mêmes des adresses de 169.254.0.0/16, et Tresse en utilise. Choisissez un autre réseau.',
  },
  'network.not-a-host': {
    en: 'This is the network’s own or broadcast address; give a host address.',
    fr: 'C’est l’adresse du réseau ou de diffusion ; donnez une adresse d’hôte.',
  },
  'addresses.order': {
    en: 'The last address comes before the first.',
    fr: 'La dernière adresse précède la première.',
  },
  'dhcp.outside-lan': {
    en: 'This is no address for a device of the local network.',
    fr: 'Cette adresse n’est pas une adresse d’appareil du réseau local.',
  },
  'dhcp.holds-box': {
    en: 'The range holds the box’s own address.',
    fr: 'La plage contient l’adresse du boîtier.',
  },
  'dhcp.holds-router': {
    en: 'The range holds {router}, the address of a router.',
    fr: 'La plage contient {router}, l’adresse d’un routeur.',
  },
  'device.mac-taken': {
    en: 'Another device has this hardware address already.',
    fr: 'Un autre appareil a déjà cette adresse matérielle.',
  },
  'device.mac-not-one': {
    en: 'No device has this hardware address: it means several devices, or none.',
    fr: 'Aucun appareil n’a cette adresse matérielle : elle en désigne plusieurs, ou aucun.',
  },
  'device.name-taken': {
    en: 'Another device has this name already.',
    fr: 'Un autre appareil a déjà ce nom.',
  },
  'device.address-taken': {
    en: 'Another device or the box has this address already.',
    fr: 'Un autre appareil ou le boîtier a déjà cette adresse.',
  },
  'router.outside-lan': {
    en: 'The router must be in the network between the box and it, and not be the box.',
    fr: 'Le routeur doit être dans le réseau entre le boîtier et lui, et différent du boîtier.',
  },
  'ipv6.relay-has-none': {
    en: 'The relay has no IPv6 to give to this site.',
    fr: 'Le relais n’a pas d’IPv6 à donner à ce site.',
  },
  'ipv6.box-has-none': {
    en: 'IPv6 is switched off in the system of the box.',
    fr: 'IPv6 est désactivé dans le système du boîtier.',
  },
  'ipv6.in-front': {
    en: 'Behind a router of your own, IPv6 is that router’s matter.',
    fr: 'Derrière votre propre routeur, IPv6 relève de ce routeur.',
  },
} as const satisfies Sentences;
