/** Every reason for which one field can be refused beyond its type. `{x}` stands for a parameter. */
export const FIELD_ERRORS = {
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
  'field.ipv6': {
    en: 'An IPv6 address is needed, such as 2001:db8:7::20.',
    fr: 'Il faut une adresse IPv6, comme 2001:db8:7::20.',
  },
  'field.ipv6-suffix': {
    en: 'The last half of an IPv6 address is needed, such as ::20c:29ff:fe01:2.',
    fr: 'Il faut la seconde moitié d’une adresse IPv6, comme ::20c:29ff:fe01:2.',
  },
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
  'lines.too-few': { en: 'A site needs at least 2 lines.', fr: 'Il faut au moins 2 lignes par site.' },
  'lines.too-many': { en: 'A site has at most 8 lines.', fr: 'Un site a au plus 8 lignes.' },
  'line.interface-taken': {
    en: 'Another line already uses this interface.',
    fr: 'Une autre ligne utilise déjà cette interface.',
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
  'lan.interface-taken': {
    en: 'A line already uses this interface.',
    fr: 'Une ligne utilise déjà cette interface.',
  },
  'lan.overlaps-line': {
    en: 'The local network overlaps the network of {other}.',
    fr: 'Le réseau local chevauche celui de {other}.',
  },
  'network.reserved': {
    en: 'Tresse uses 10.77.0.0/16 inside its tunnels. Choose another network.',
    fr: 'Tresse utilise 10.77.0.0/16 dans ses tunnels. Choisissez un autre réseau.',
  },
  'network.special': {
    en: 'No device can have an address of this network.',
    fr: 'Aucun appareil ne peut avoir une adresse de ce réseau.',
  },
  'network.not-a-host': {
    en: 'This is the network’s own or broadcast address; give a host address.',
    fr: 'C’est l’adresse du réseau ou de diffusion ; donnez une adresse d’hôte.',
  },
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
  'line.limit-above-contract': {
    en: 'The line’s contract carries less than this.',
    fr: 'Le contrat de la ligne porte moins que cela.',
  },
  'lines.no-always': {
    en: 'At least one line must be in use always.',
    fr: 'Au moins une ligne doit servir en permanence.',
  },
  'line.one-arm': {
    en: 'With the box beside everything, each line is on the local network’s interface, with a fixed address in that network and a gateway of its own.',
    fr: 'Avec le boîtier à côté de tout, chaque ligne est sur l’interface du réseau local, avec une adresse fixe de ce réseau et sa propre passerelle.',
  },
  'line.vlan-automatic': {
    en: 'The operating system does not know a VLAN that the box makes. Choose another way to get the address.',
    fr: 'Le système ne connaît pas un VLAN créé par le boîtier. Choisissez une autre façon d’obtenir l’adresse.',
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
  'ports.order': { en: 'The last port comes before the first.', fr: 'Le dernier port précède le premier.' },
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
  'device.address-taken': {
    en: 'Another device or the box has this address already.',
    fr: 'Un autre appareil ou le boîtier a déjà cette adresse.',
  },
  'router.outside-lan': {
    en: 'The router must be in the network between the box and it, and not be the box.',
    fr: 'Le routeur doit être dans le réseau entre le boîtier et lui, et différent du boîtier.',
  },
  'prefix.length': {
    en: 'Give a prefix of the internet’s IPv6 from /29 to /56.',
    fr: 'Donnez un préfixe IPv6 d’Internet de /29 à /56.',
  },
  'prefix.host-bits': {
    en: 'Write the prefix as {network}.',
    fr: 'Écrivez le préfixe {network}.',
  },
  'relay.line-rate': {
    en: 'A rate from 1 to 400000 Mbit/s is needed, or nothing.',
    fr: 'Il faut un débit de 1 à 400000 Mbit/s, ou rien.',
  },
  'address.no-host': {
    en: 'No server can have this address. One that the internet reaches it by is needed, such as 198.51.100.7.',
    fr: 'Aucun serveur ne peut avoir cette adresse. Il faut celle par laquelle internet l’atteint, comme 198.51.100.7.',
  },
  'address.taken': {
    en: 'A relay has this address already. Type another one, or take it away there first.',
    fr: 'Un relais a déjà cette adresse. Saisissez-en une autre, ou retirez-la d’abord de ce relais.',
  },
  'prefix.taken': {
    en: 'Another relay has this prefix, or a part of it.',
    fr: 'Un autre relais a ce préfixe, ou une partie.',
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
  'forward.range-keeps-ports': {
    en: 'A range of ports keeps its numbers: begin with {first}.',
    fr: 'Une plage de ports garde ses numéros : commencez par {first}.',
  },
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
  'lan.box-lacks-dnsmasq': {
    en: 'The box lacks dnsmasq, which serves DHCP, DNS and IPv6.',
    fr: 'Il manque au boîtier dnsmasq, qui assure DHCP, DNS et IPv6.',
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
  'bypass.line-unknown': {
    en: 'The site has no line of this name.',
    fr: 'Le site n’a pas de ligne de ce nom.',
  },
  'rule.shadowed': {
    en: 'This rule never holds: “{other}” before it takes all of its traffic.',
    fr: 'Cette règle ne s’applique jamais : « {other} », avant elle, prend tout son trafic.',
  },
  'quality.no-voice': {
    en: 'No rule treats traffic as calls, so there is nothing to send twice.',
    fr: 'Aucune règle ne traite de trafic comme des appels : il n’y a rien à envoyer deux fois.',
  },
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
  'region.unknown': { en: 'This region is not known.', fr: 'Cette région est inconnue.' },
} as const satisfies Record<string, { en: string; fr: string }>;

export type FieldErrorCode = keyof typeof FIELD_ERRORS;
