import { ERRORS } from '@tresse/contracts';

/** A sentence in both languages. */
export interface Sentence {
  readonly en: string;
  readonly fr: string;
}

interface Meaning extends Sentence {
  /** `time`: it may work later, with the same claim. */
  readonly needs: 'another-claim' | 'time';
  /** What to do about it. */
  readonly next: Sentence;
}

const NEW_CLAIM: Sentence = {
  en: 'Make a new claim on the site’s page in the portal and enter it here.',
  fr: 'Créez un nouveau code sur la page du site dans le portail et saisissez-le ici.',
};

/** Every reason for which enrolment can fail, with what it means. */
export const ENROLMENT_ERRORS = {
  'enrol.no-line': {
    needs: 'time',
    en: 'No line has given the box an address yet.',
    fr: 'Aucune ligne n’a encore donné d’adresse au boîtier.',
    next: {
      en: 'Plug the box into your internet router with a network cable and check that the router is on.',
      fr: 'Reliez le boîtier à votre box internet par un câble réseau et vérifiez que celle-ci est allumée.',
    },
  },
  'enrol.no-internet': {
    needs: 'time',
    en: 'No line leads to the internet.',
    fr: 'Aucune ligne ne mène à internet.',
    next: {
      en: 'Check that the router behind each line has internet; the box tries again by itself.',
      fr: 'Vérifiez que la box de chaque ligne a accès à internet ; le boîtier réessaie de lui-même.',
    },
  },
  'enrol.unreachable': {
    needs: 'time',
    en: 'The control plane does not answer.',
    fr: 'Le plan de contrôle ne répond pas.',
    next: {
      en: 'Nothing to do for now: the box tries again by itself. Ask your operator if this lasts.',
      fr: 'Rien à faire pour l’instant : le boîtier réessaie de lui-même. Si cela dure, contactez votre opérateur.',
    },
  },
  'enrol.clock': {
    needs: 'time',
    en: 'The box’s clock does not fit the control plane’s certificate.',
    fr: 'L’horloge du boîtier ne correspond pas au certificat du plan de contrôle.',
    next: {
      en: 'Leave the box on with an internet line so that it can set its clock (NTP, UDP port 123); it tries again by itself. Ask your operator if this lasts.',
      fr: 'Laissez le boîtier allumé avec une ligne internet pour qu’il règle son horloge (NTP, port UDP 123) ; il réessaie de lui-même. Si cela dure, contactez votre opérateur.',
    },
  },
  'enrol.wrong-server': {
    needs: 'another-claim',
    en: 'The server that answered is not the one this claim was made for.',
    fr: 'Le serveur qui a répondu n’est pas celui pour lequel ce code a été créé.',
    next: {
      en: 'If a line asks for a sign-in, unplug it. Otherwise make a new claim in the portal and enter it here.',
      fr: 'Si une ligne demande une connexion, débranchez-la. Sinon, créez un nouveau code dans le portail et saisissez-le ici.',
    },
  },
  'enrol.no-claim': {
    needs: 'another-claim',
    en: 'This is not a claim.',
    fr: 'Ceci n’est pas un code d’enrôlement.',
    next: {
      en: 'Copy the whole claim from the site’s page in the portal; it begins with “tresse1.”.',
      fr: 'Copiez le code entier depuis la page du site dans le portail ; il commence par « tresse1. ».',
    },
  },
  'enrol.claim-used': { needs: 'another-claim', ...sentence('claim.used'), next: NEW_CLAIM },
  'enrol.claim-expired': { needs: 'another-claim', ...sentence('claim.expired'), next: NEW_CLAIM },
  'enrol.claim-unknown': { needs: 'another-claim', ...sentence('claim.unknown'), next: NEW_CLAIM },
  'enrol.refused': {
    needs: 'another-claim',
    en: 'The control plane has refused this box.',
    fr: 'Le plan de contrôle a refusé ce boîtier.',
    next: NEW_CLAIM,
  },
} as const satisfies Record<string, Meaning>;

function sentence(code: 'claim.used' | 'claim.expired' | 'claim.unknown'): Sentence {
  const { en, fr } = ERRORS[code];
  return { en, fr };
}

/** One of {@link ENROLMENT_ERRORS}. */
export type EnrolmentErrorCode = keyof typeof ENROLMENT_ERRORS;

/** Why enrolment failed: a code, and what exactly happened in one sentence. Never holds a claim's secret. */
export class EnrolmentError extends Error {
  override readonly name = 'EnrolmentError';

  constructor(
    readonly code: EnrolmentErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** Trying again with the same claim is of no use. */
  get isFinal(): boolean {
    return ENROLMENT_ERRORS[this.code].needs === 'another-claim';
  }
}
