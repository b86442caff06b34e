import type { Failure } from '../provider-accounts/index.js';

/** The provider did not route the address while its sites could wait. */
export const LATE: Failure = {
  code: 'address-late',
  sentence: {
    en: 'The provider did not route the address in time, so its sites got another. Nothing is to be done: it stays with the relay that it was on.',
    fr: 'Le fournisseur n’a pas routé l’adresse à temps ; ses sites en ont reçu une autre. Il n’y a rien à faire : elle reste au relais où elle était.',
  },
  isWorthRetrying: true,
};

/** The provider sells addresses in its console alone, and none is left of those that were bought. */
export const NONE_BOUGHT: Failure = {
  code: 'address-none-bought',
  sentence: {
    en: 'This provider sells addresses in its console only, and all that were bought for the project are in use. Buy another there; Tresse takes it within a quarter of an hour.',
    fr: 'Ce fournisseur ne vend d’adresses que dans sa console, et toutes celles achetées pour le projet servent déjà. Achetez-en une autre ; Tresse la prendra dans le quart d’heure.',
  },
  isWorthRetrying: false,
};
