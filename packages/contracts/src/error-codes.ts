import { z } from 'zod';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './limits.js';

interface Sentence {
  status: number;
  en: string;
  fr: string;
}

/** Every error a person or a program can get, with its HTTP status and its sentence in both languages. */
export const ERRORS = {
  'request.invalid': {
    status: 400,
    en: 'Some fields need your attention.',
    fr: 'Certains champs sont à corriger.',
  },
  'request.unreadable': {
    status: 400,
    en: 'The request could not be read.',
    fr: 'La requête est illisible.',
  },
  'request.too-large': {
    status: 413,
    en: 'The request is too large.',
    fr: 'La requête est trop volumineuse.',
  },
  'auth.required': { status: 401, en: 'Sign in to continue.', fr: 'Connectez-vous pour continuer.' },
  'auth.forbidden': {
    status: 403,
    en: 'Your role does not allow this. Ask an owner or an administrator.',
    fr: 'Votre rôle ne le permet pas. Demandez à un propriétaire ou à un administrateur.',
  },
  'auth.wrong-credentials': {
    status: 401,
    en: 'This e-mail address and password do not go together.',
    fr: 'Cette adresse e-mail et ce mot de passe ne vont pas ensemble.',
  },
  'auth.e-mail-taken': {
    status: 409,
    en: 'An account with this e-mail address exists already.',
    fr: 'Un compte existe déjà avec cette adresse e-mail.',
  },
  'auth.e-mail-invalid': {
    status: 400,
    en: 'This is not an e-mail address.',
    fr: 'Ceci n’est pas une adresse e-mail.',
  },
  'auth.password-short': {
    status: 400,
    en: `A password needs at least ${MIN_PASSWORD_LENGTH} characters.`,
    fr: `Un mot de passe compte au moins ${MIN_PASSWORD_LENGTH} caractères.`,
  },
  'auth.password-long': {
    status: 400,
    en: `A password has at most ${MAX_PASSWORD_LENGTH} characters.`,
    fr: `Un mot de passe compte au plus ${MAX_PASSWORD_LENGTH} caractères.`,
  },
  'auth.link-ended': {
    status: 410,
    en: 'This link has ended. Ask for another one.',
    fr: 'Ce lien n’est plus valable. Demandez-en un autre.',
  },
  'auth.too-many': {
    status: 429,
    en: 'Too many attempts. Wait a minute and try again.',
    fr: 'Trop de tentatives. Patientez une minute puis réessayez.',
  },
  'team.already-member': {
    status: 409,
    en: 'This person belongs to your organisation already.',
    fr: 'Cette personne fait déjà partie de votre organisation.',
  },
  'team.last-owner': {
    status: 409,
    en: 'An organisation needs an owner. Make somebody else owner first.',
    fr: 'Une organisation a besoin d’un propriétaire. Nommez-en d’abord un autre.',
  },
  'team.too-many': {
    status: 409,
    en: 'There are as many members or invitations as there can be. Remove one first.',
    fr: 'Il y a autant de membres ou d’invitations que possible. Retirez-en un d’abord.',
  },
  'invitation.ended': {
    status: 410,
    en: 'This invitation has ended. Ask whoever invited you for another one.',
    fr: 'Cette invitation n’est plus valable. Demandez-en une autre à qui vous a invité.',
  },
  'invitation.other-person': {
    status: 403,
    en: 'This invitation is for another e-mail address. Sign in with that one.',
    fr: 'Cette invitation est pour une autre adresse e-mail. Connectez-vous avec celle-là.',
  },
  'not-found': { status: 404, en: 'There is nothing here.', fr: 'Il n’y a rien ici.' },
  conflict: {
    status: 409,
    en: 'Someone changed this meanwhile. Reload and try again.',
    fr: 'Quelqu’un l’a modifié entre-temps. Rechargez et réessayez.',
  },
  'site.no-device': {
    status: 409,
    en: 'No box is enrolled for this site yet.',
    fr: 'Aucun boîtier n’est encore enrôlé pour ce site.',
  },
  'site.no-relay': {
    status: 409,
    en: 'No relay is ready in this region yet.',
    fr: 'Aucun relais n’est encore prêt dans cette région.',
  },
  'relay.no-package': {
    status: 409,
    en: 'The agent’s Debian package is not on this installation. Make it with npm run deb, or put it into TRESSE_PACKAGE_DIR.',
    fr: 'Le paquet Debian de l’agent n’est pas sur cette installation. Créez-le par npm run deb, ou placez-le dans TRESSE_PACKAGE_DIR.',
  },
  'relay.install-insecure': {
    status: 409,
    en: 'The portal has no https address, and a server would run whatever came from there. Set TRESSE_PUBLIC_URL to one first.',
    fr: 'Le portail n’a pas d’adresse https, et un serveur exécuterait ce qui en viendrait. Donnez-en d’abord une à TRESSE_PUBLIC_URL.',
  },
  'relay.ordered': {
    status: 409,
    en: 'This relay is ordered from a provider: its server installs itself, and another installer or claim would end its own. Wait for it; if it failed, the relay says why. If its agent is lost, give it back and order another.',
    fr: 'Ce relais est commandé chez un fournisseur : son serveur s’installe lui-même, et un autre installateur ou code d’enrôlement mettrait fin au sien. Attendez-le ; s’il a échoué, le relais dit pourquoi. Si son agent est perdu, rendez-le et commandez-en un autre.',
  },
  'ssh.unreachable': {
    status: 409,
    en: 'No SSH server answered there. Check the address and the port, and that a firewall lets this control plane in.',
    fr: 'Aucun serveur SSH n’a répondu. Vérifiez l’adresse et le port, et qu’un pare-feu laisse entrer ce plan de contrôle.',
  },
  'ssh.refused': {
    status: 409,
    en: 'The server refused this user, password or key. Check them by signing in yourself.',
    fr: 'Le serveur a refusé cet utilisateur, ce mot de passe ou cette clé. Vérifiez-les en vous connectant vous-même.',
  },
  'ssh.host-key': {
    status: 409,
    en: 'The server has another host key than the one that you confirmed: it was set up anew, or it is not your server. Nothing was sent to it. Compare the key on its console and start again.',
    fr: 'Le serveur a une autre clé d’hôte que celle que vous avez confirmée : il a été réinstallé, ou ce n’est pas votre serveur. Rien ne lui a été envoyé. Comparez la clé sur sa console et recommencez.',
  },
  'ssh.private-key': {
    status: 400,
    en: 'The private key could not be read. Give all of its file, and its passphrase if it has one.',
    fr: 'La clé privée est illisible. Donnez tout son fichier, et sa phrase secrète si elle en a une.',
  },
  'ssh.not-debian': {
    status: 409,
    en: 'The server does not run Debian 12 or 13. Install one of these on it first.',
    fr: 'Le serveur ne fonctionne pas sous Debian 12 ou 13. Installez-y d’abord l’un des deux.',
  },
  'ssh.no-root': {
    status: 409,
    en: 'This user is not root and may not become it by sudo. Use root, or a user who may.',
    fr: 'Cet utilisateur n’est pas root et ne peut pas le devenir par sudo. Utilisez root, ou un utilisateur qui le peut.',
  },
  'site.no-room': {
    status: 409,
    en: 'The relays of this region have no room for another site at the moment. Choose another region, or ask the operator for more room.',
    fr: 'Les relais de cette région n’ont pas de place pour un site de plus en ce moment. Choisissez une autre région, ou demandez de la place à l’opérateur.',
  },
  'site.relay-coming': {
    status: 409,
    en: 'The relays of this region have no room for another site, but a new one is on its way. Try again in a few minutes.',
    fr: 'Les relais de cette région n’ont pas de place pour un site de plus, mais un nouveau est en route. Réessayez dans quelques minutes.',
  },
  'site.relay-to-install': {
    status: 409,
    en: 'The relay of this region is a server that its operator has yet to install the agent on. Choose another region, or ask the operator to install it: its page in the portal gives the command.',
    fr: 'Le relais de cette région est un serveur sur lequel son opérateur doit encore installer l’agent. Choisissez une autre région, ou demandez à l’opérateur de l’installer : sa page du portail donne la commande.',
  },
  'region.no-supply': {
    status: 409,
    en: 'This region orders no relays: choose an account, a place and a size for it first.',
    fr: 'Cette région ne commande pas de relais : choisissez d’abord pour elle un compte, un lieu et une taille.',
  },
  'region.full': {
    status: 409,
    en: 'This region has as many relays as it may have. Raise the number in its settings first.',
    fr: 'Cette région a autant de relais que permis. Augmentez d’abord leur nombre dans ses réglages.',
  },
  'address.no-provider': {
    status: 409,
    en: 'This relay is a server of one’s own: no provider can be asked for addresses. Type in one that is routed to it.',
    fr: 'Ce relais est un serveur à vous : aucun fournisseur ne peut en fournir d’adresses. Saisissez-en une qui y est routée.',
  },
  'address.none-free': {
    status: 409,
    en: 'No address of this relay’s pool is free. Order one, or type in one that is routed to it; then try again.',
    fr: 'Aucune adresse de ce relais n’est libre. Commandez-en une, ou saisissez-en une qui y est routée, puis réessayez.',
  },
  'address.own-already': {
    status: 409,
    en: 'This customer has an address of its own on this relay already.',
    fr: 'Ce client a déjà une adresse à lui sur ce relais.',
  },
  'address.in-use': {
    status: 409,
    en: 'A customer has this address. Have them share the relay’s own address first, or move their sites to another relay.',
    fr: 'Un client a cette adresse. Faites-lui d’abord partager celle du relais, ou déplacez ses sites vers un autre relais.',
  },
  'address.shared-already': {
    status: 409,
    en: 'This customer shares the relay’s own address already.',
    fr: 'Ce client partage déjà l’adresse du relais.',
  },
  'address.no-ports': {
    status: 409,
    en: 'The relay’s own address has no ports left for another customer. Move a customer that shares it to another relay first.',
    fr: 'L’adresse du relais n’a plus de ports pour un client de plus. Déplacez d’abord vers un autre relais un client qui la partage.',
  },
  'address.ports-taken': {
    status: 409,
    en: 'A port that this customer forwards is forwarded by another one on the relay’s own address. Change one of the two port forwards first, then try again.',
    fr: 'Un port que ce client redirige est déjà redirigé par un autre sur l’adresse du relais. Changez d’abord l’une des deux redirections, puis réessayez.',
  },
  'provider.refused': {
    status: 409,
    en: 'The provider does not do this.',
    fr: 'Le fournisseur ne le fait pas.',
  },
  'provider.in-use': {
    status: 409,
    en: 'This account has relays or addresses, or supplies a region. Give them back and supply the region otherwise first.',
    fr: 'Ce compte a des relais ou des adresses, ou alimente une région. Rendez-les d’abord et alimentez la région autrement.',
  },
  'provider.settling': {
    status: 409,
    en: 'Relays or addresses of this account were given back less than half an hour ago, and the provider may still carry out an order for them, which only this account can undo. Remove it after that.',
    fr: 'Des relais ou des adresses de ce compte ont été rendus il y a moins d’une demi-heure, et le fournisseur peut encore exécuter une commande que seul ce compte pourrait annuler. Supprimez-le ensuite.',
  },
  'webhook.too-many': {
    status: 409,
    en: 'There are as many webhooks as there can be. Remove one first.',
    fr: 'Il y a autant de webhooks que possible. Supprimez-en un d’abord.',
  },
  'webhook.off': {
    status: 409,
    en: 'This webhook is switched off. Switch it on first.',
    fr: 'Ce webhook est désactivé. Activez-le d’abord.',
  },
  'dns.zone-in-use': {
    status: 409,
    en: 'Sites have names in this zone. Take those names away first.',
    fr: 'Des sites ont un nom dans cette zone. Retirez d’abord ces noms.',
  },
  'site.offline': {
    status: 409,
    en: 'The box does not answer at the moment.',
    fr: 'Le boîtier ne répond pas pour le moment.',
  },
  'job.running': {
    status: 409,
    en: 'A job of this kind is already running.',
    fr: 'Une tâche de ce type est déjà en cours.',
  },
  'demo.unavailable': {
    status: 409,
    en: 'The demo network is not running here.',
    fr: 'Le réseau de démonstration ne fonctionne pas ici.',
  },
  'demo.box-taken': {
    status: 409,
    en: 'The demo box is already plugged in at another site.',
    fr: 'Le boîtier de démonstration est déjà branché sur un autre site.',
  },
  'claim.unknown': { status: 404, en: 'This claim is not known.', fr: 'Ce code d’enrôlement est inconnu.' },
  'claim.used': {
    status: 409,
    en: 'This claim was already used. Make a new one in the portal.',
    fr: 'Ce code d’enrôlement a déjà servi. Créez-en un nouveau dans le portail.',
  },
  'claim.expired': {
    status: 410,
    en: 'This claim has expired. Make a new one in the portal.',
    fr: 'Ce code d’enrôlement a expiré. Créez-en un nouveau dans le portail.',
  },
  'claim.foreign': {
    status: 403,
    en: 'This claim is for another kind of device.',
    fr: 'Ce code d’enrôlement est destiné à un autre type d’appareil.',
  },
  'claim.image-used': {
    status: 409,
    en: 'This image has already started another box. Make another image in the portal for this one.',
    fr: 'Cette image a déjà servi à démarrer un autre boîtier. Créez-en une autre dans le portail pour celui-ci.',
  },
  'image.none': {
    status: 409,
    en: 'There is no image for the Raspberry Pi on this installation yet.',
    fr: 'Cette installation n’a pas encore d’image pour le Raspberry Pi.',
  },
  'image.expired': {
    status: 410,
    en: 'This download has ended. Make another image in the portal.',
    fr: 'Ce téléchargement n’est plus possible. Créez une autre image dans le portail.',
  },
  'image.range': {
    status: 416,
    en: 'The image does not have the range that was asked for.',
    fr: 'L’image n’a pas la partie demandée.',
  },
  'image.damaged': {
    status: 503,
    en: 'The image on this installation is damaged. Support must release it again.',
    fr: 'L’image de cette installation est endommagée. L’assistance doit la publier de nouveau.',
  },
  'certificate.refused': {
    status: 403,
    en: 'This certificate cannot be renewed. Enrol the device again with a new claim.',
    fr: 'Ce certificat ne peut pas être renouvelé. Enrôlez de nouveau l’appareil avec un nouveau code.',
  },
  'csr.unreadable': {
    status: 400,
    en: 'The certificate request could not be read.',
    fr: 'La demande de certificat est illisible.',
  },
  'csr.name': {
    status: 400,
    en: 'The certificate request carries another name than expected.',
    fr: 'La demande de certificat porte un autre nom que prévu.',
  },
  'csr.weak-key': {
    status: 400,
    en: 'The key of the certificate request is too weak: RSA of 2048 bits or more is needed.',
    fr: 'La clé de la demande de certificat est trop faible : il faut RSA, 2048 bits au moins.',
  },
  'protocol.unknown': {
    status: 400,
    en: 'This agent speaks a version of the protocol that is not known here. Update it.',
    fr: 'Cet agent parle une version du protocole inconnue ici. Mettez-le à jour.',
  },
  busy: {
    status: 503,
    en: 'Tresse has too much to do right now. Try again in a few seconds.',
    fr: 'Tresse a trop à faire en ce moment. Réessayez dans quelques secondes.',
  },
  internal: {
    status: 500,
    en: 'Something went wrong on our side. It has been recorded.',
    fr: 'Une erreur s’est produite de notre côté. Elle a été enregistrée.',
  },
} as const satisfies Record<string, Sentence>;

export const ErrorCode = z.enum(Object.keys(ERRORS) as [keyof typeof ERRORS]);
export type ErrorCode = keyof typeof ERRORS;
