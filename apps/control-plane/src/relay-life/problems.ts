import type { RelayProblem } from '@tresse/contracts';
import type { Reason } from '../provider-accounts/index.js';

/** Whether it is what an installer told of its end. */
export function isOfInstaller(problem: RelayProblem | null): problem is RelayProblem {
  return problem?.code.startsWith('install.') ?? false;
}

/** What may be wrong with a relay beyond what a provider says. */
export const PROBLEMS = {
  neverRan: {
    code: 'server-never-ran',
    sentence: {
      en: 'The server did not start in time and was destroyed. Tresse orders another; if that goes on, choose another size or place for the region.',
      fr: 'Le serveur n’a pas démarré à temps et a été détruit. Tresse en commande un autre ; si cela se répète, choisissez une autre taille ou un autre lieu pour la région.',
    },
  },
  neverEnrolled: {
    code: 'relay-never-enrolled',
    sentence: {
      en: 'The server runs, but its agent did not report in time: the installation failed, or it cannot reach this control plane. Check that its address and ports are open to the internet.',
      fr: 'Le serveur tourne, mais son agent ne s’est pas annoncé à temps : l’installation a échoué, ou il n’atteint pas ce plan de contrôle. Vérifiez que son adresse et ses ports sont ouverts à internet.',
    },
  },
  serverFailed: {
    code: 'server-failed',
    sentence: {
      en: 'The provider could not make the server. It was destroyed; if that goes on, choose another size or place for the region.',
      fr: 'Le fournisseur n’a pas pu créer le serveur. Il a été détruit ; si cela se répète, choisissez une autre taille ou un autre lieu pour la région.',
    },
  },
  serverGone: {
    code: 'server-gone',
    sentence: {
      en: 'The provider no longer has this server: somebody deleted it. Its sites go to other relays. Give the relay back, or try again to order it anew.',
      fr: 'Le fournisseur n’a plus ce serveur : quelqu’un l’a supprimé. Ses sites vont sur d’autres relais. Rendez le relais, ou réessayez pour le commander à nouveau.',
    },
  },
  notAtWork: {
    code: 'relay-not-at-work',
    sentence: {
      en: 'The agent has enrolled, but is not connected or has not set the relay up. Look at the relay’s timeline, and at its agent’s log.',
      fr: 'L’agent est inscrit, mais n’est pas connecté ou n’a pas configuré le relais. Regardez l’historique du relais et le journal de son agent.',
    },
  },
  addressTaken: {
    code: 'relay-address-taken',
    sentence: {
      en: 'Another relay is known at this server’s address. Give that relay back, then try again.',
      fr: 'Un autre relais est connu à l’adresse de ce serveur. Rendez cet autre relais, puis réessayez.',
    },
  },
} as const satisfies Record<string, Reason>;
