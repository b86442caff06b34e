interface Sentence {
  en: string;
  fr: string;
  /** True when the same call may succeed later though nobody does anything. */
  worthRetrying: boolean;
}

/** Every failure of a provider, with a sentence in both languages that says what to do next. */
export const CLOUD_ERRORS = {
  'credentials-wrong': {
    en: 'The provider does not know this key. Copy it again from the provider’s console and save it.',
    fr: 'Le fournisseur ne connaît pas cette clé. Copiez-la de nouveau depuis sa console et enregistrez-la.',
    worthRetrying: false,
  },
  'credentials-expired': {
    en: 'This key has expired. Make a new one in the provider’s console and save it here.',
    fr: 'Cette clé a expiré. Créez-en une nouvelle dans la console du fournisseur et enregistrez-la ici.',
    worthRetrying: false,
  },
  'permission-missing': {
    en: 'This key may not do this. In the provider’s console, make one that may read and write servers and addresses.',
    fr: 'Cette clé n’en a pas le droit. Dans la console du fournisseur, créez-en une qui peut lire et écrire serveurs et adresses.',
    worthRetrying: false,
  },
  'quota-reached': {
    en: 'The provider’s limit for this account is reached. Ask the provider for more, or remove what is not needed.',
    fr: 'La limite de ce compte chez le fournisseur est atteinte. Demandez-lui de la relever, ou supprimez ce qui ne sert plus.',
    worthRetrying: false,
  },
  'region-sold-out': {
    en: 'The provider has no such server left in this region. Choose another region or size, or try again later.',
    fr: 'Le fournisseur n’a plus de serveur de ce type dans cette région. Choisissez une autre région ou une autre taille, ou réessayez plus tard.',
    worthRetrying: true,
  },
  'size-unavailable': {
    en: 'The provider does not sell this size in this region. Choose another size.',
    fr: 'Le fournisseur ne vend pas cette taille dans cette région. Choisissez-en une autre.',
    worthRetrying: false,
  },
  'address-taken': {
    en: 'This address is in use at another server. Detach it there first, or choose another address.',
    fr: 'Cette adresse sert déjà à un autre serveur. Détachez-la d’abord, ou choisissez une autre adresse.',
    worthRetrying: false,
  },
  'name-taken': {
    en: 'Something that Tresse did not make has this name at the provider. Rename it in the provider’s console.',
    fr: 'Chez le fournisseur, un élément que Tresse n’a pas créé porte ce nom. Renommez-le dans sa console.',
    worthRetrying: false,
  },
  protected: {
    en: 'The provider’s console protects this against deletion. Take the protection off there, then try again.',
    fr: 'La console du fournisseur protège ceci contre la suppression. Levez-y cette protection, puis réessayez.',
    worthRetrying: false,
  },
  'rate-limited': {
    en: 'The provider got too many requests. Nothing is to be done: Tresse tries again when it may.',
    fr: 'Le fournisseur a reçu trop de requêtes. Il n’y a rien à faire : Tresse réessaiera dès que possible.',
    worthRetrying: true,
  },
  'provider-busy': {
    en: 'The provider is still at work on this. Nothing is to be done: Tresse tries again shortly.',
    fr: 'Le fournisseur y travaille encore. Il n’y a rien à faire : Tresse réessaiera sous peu.',
    worthRetrying: true,
  },
  'provider-failing': {
    en: 'The provider has a fault of its own. Tresse tries again; if it lasts, look at the provider’s status page.',
    fr: 'Le fournisseur est en panne. Tresse réessaiera ; si cela dure, consultez sa page d’état.',
    worthRetrying: true,
  },
  'provider-unreachable': {
    en: 'The provider does not answer. Tresse tries again; if it lasts, check this server’s way to the internet.',
    fr: 'Le fournisseur ne répond pas. Tresse réessaiera ; si cela dure, vérifiez l’accès de ce serveur à internet.',
    worthRetrying: true,
  },
  'answer-not-understood': {
    en: 'The provider’s answer is not understood; its API may have changed. Update Tresse.',
    fr: 'La réponse du fournisseur n’est pas comprise ; son API a peut-être changé. Mettez Tresse à jour.',
    worthRetrying: false,
  },
  'request-refused': {
    en: 'The provider refuses this request as it stands. Check region, size and image; if they are right, report it to us.',
    fr: 'Le fournisseur refuse cette demande en l’état. Vérifiez région, taille et image ; si elles sont justes, signalez-le-nous.',
    worthRetrying: false,
  },
  'not-offered': {
    en: 'This provider’s API does not do this. Do it in the provider’s console, then come back.',
    fr: 'L’API de ce fournisseur ne le permet pas. Faites-le dans sa console, puis revenez ici.',
    worthRetrying: false,
  },
  'not-found': {
    en: 'The provider no longer has this. Reload; if it is missed, order it anew.',
    fr: 'Le fournisseur ne l’a plus. Rechargez la page ; s’il manque, commandez-le de nouveau.',
    worthRetrying: false,
  },
} as const satisfies Record<string, Sentence>;

export type CloudErrorCode = keyof typeof CLOUD_ERRORS;
