import { z } from 'zod';

/** What an installer is about to do, in order; `done` once the agent is enrolled. */
export const InstallStep = z.enum(['started', 'download', 'packages', 'enrol', 'done']);
export type InstallStep = z.infer<typeof InstallStep>;

/** Why a server did not become a relay, and what to do about it. */
export const INSTALL_FAILURES = {
  'not-root': {
    en: 'The installer was not run as root. Run the command as root.',
    fr: 'L’installateur n’a pas été lancé en tant que root. Lancez la commande en tant que root.',
  },
  'not-debian': {
    en: 'The server does not run Debian 12 or 13. Install one of these on it first.',
    fr: 'Le serveur ne fonctionne pas sous Debian 12 ou 13. Installez-y d’abord l’un des deux.',
  },
  architecture: {
    en: 'The server has another processor than amd64 or arm64. Use another server.',
    fr: 'Le processeur du serveur n’est ni amd64 ni arm64. Utilisez un autre serveur.',
  },
  'no-systemd': {
    en: 'systemd does not run on the server, so it is a container rather than a server. Use another one.',
    fr: 'systemd ne fonctionne pas sur le serveur : c’est un conteneur plutôt qu’un serveur. Utilisez-en un autre.',
  },
  enrolled: {
    en: 'The server is enrolled already. Run apt-get purge tresse-agent on it first if it is to be another relay.',
    fr: 'Le serveur est déjà enrôlé. Lancez-y d’abord apt-get purge tresse-agent s’il doit devenir un autre relais.',
  },
  download: {
    en: 'The server could not fetch the agent’s package. Check that it reaches the address of the control plane.',
    fr: 'Le serveur n’a pas pu télécharger le paquet de l’agent. Vérifiez qu’il atteint l’adresse du plan de contrôle.',
  },
  checksum: {
    en: 'What the server fetched is not the agent’s package. Something between the two changes what passes: try again.',
    fr: 'Le serveur n’a pas reçu le vrai paquet de l’agent. Quelque chose entre les deux modifie ce qui passe : réessayez.',
  },
  packages: {
    en: 'apt could not install the agent. Check that the server reaches a Debian mirror and has 1 GB free, then try again.',
    fr: 'apt n’a pas pu installer l’agent. Vérifiez que le serveur atteint un miroir Debian et a 1 Go libre, puis réessayez.',
  },
  enrol: {
    en: 'The agent is installed and did not enrol. Check that the server reaches the control plane’s enrolment port.',
    fr: 'L’agent est installé mais ne s’est pas enrôlé. Vérifiez que le serveur atteint le port d’enrôlement du plan de contrôle.',
  },
  stopped: {
    en: 'The installer was stopped before its end. Start it again.',
    fr: 'L’installateur a été arrêté avant la fin. Relancez-le.',
  },
} as const;

export const InstallFailure = z.enum(
  Object.keys(INSTALL_FAILURES) as [keyof typeof INSTALL_FAILURES, ...(keyof typeof INSTALL_FAILURES)[]],
);
export type InstallFailure = z.infer<typeof InstallFailure>;

/** What an installer tells the control plane. */
export const InstallReport = z.strictObject({
  step: InstallStep,
  /** Why it ended at this step. */
  failure: InstallFailure.optional(),
  /** The words of the program that failed. */
  detail: z.string().max(500).optional(),
});
export type InstallReport = z.infer<typeof InstallReport>;
