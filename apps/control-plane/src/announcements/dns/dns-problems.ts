import type { RelayProblem } from '@tresse/contracts';

/** Why a name server has not taken a name's address, with what to do next. */
export const DNS_PROBLEMS = {
  'bad-key': {
    en: 'The name server does not know the key (BADKEY). Check the key’s name and algorithm in the zone’s settings.',
    fr: 'Le serveur de noms ne connaît pas la clé (BADKEY). Vérifiez son nom et son algorithme dans les réglages de la zone.',
  },
  'bad-signature': {
    en: 'The key’s secret is not the name server’s (BADSIG). Copy it again into the zone’s settings.',
    fr: 'Le secret de la clé n’est pas celui du serveur de noms (BADSIG). Copiez-le de nouveau dans les réglages de la zone.',
  },
  'bad-time': {
    en: 'The clocks of Tresse and of the name server are more than 5 minutes apart (BADTIME). Set them right.',
    fr: 'Les horloges de Tresse et du serveur de noms ont plus de 5 minutes d’écart (BADTIME). Mettez-les à l’heure.',
  },
  refused: {
    en: 'The name server does not let this key change the name (REFUSED). Allow it in the server’s update policy.',
    fr: 'Le serveur de noms ne laisse pas cette clé changer le nom (REFUSED). Autorisez-la dans sa politique de mise à jour.',
  },
  'not-authoritative': {
    en: 'This name server is not the zone’s (NOTAUTH). Give the address of the zone’s primary server.',
    fr: 'Ce serveur de noms n’est pas celui de la zone (NOTAUTH). Donnez l’adresse du serveur primaire de la zone.',
  },
  'name-in-use': {
    en: 'The zone has this name already, and not from Tresse. Choose another name, or take it out of the zone.',
    fr: 'La zone a déjà ce nom, et il ne vient pas de Tresse. Choisissez un autre nom, ou retirez-le de la zone.',
  },
  timeout: {
    en: 'The name server does not answer. It is tried again; if it lasts, check its address and its firewall (TCP).',
    fr: 'Le serveur de noms ne répond pas. Un nouvel essai suit ; si cela dure, vérifiez son adresse et son pare-feu (TCP).',
  },
  unreachable: {
    en: 'The name server takes no connection. It is tried again; if it lasts, check its address and port (TCP).',
    fr: 'Le serveur de noms n’accepte pas la connexion. Un nouvel essai suit ; si cela dure, vérifiez son adresse et son port (TCP).',
  },
  'server-failing': {
    en: 'The name server failed (SERVFAIL). It is tried again; if it lasts, look at its log: the zone’s file must be writable.',
    fr: 'Le serveur de noms a échoué (SERVFAIL). Un nouvel essai suit ; si cela dure, lisez son journal : le fichier de la zone doit être modifiable.',
  },
  unsigned: {
    en: 'The answer is not signed, so nobody knows whose it is. Check that the address is the zone’s primary server.',
    fr: 'La réponse n’est pas signée : on ne sait de qui elle vient. Vérifiez que l’adresse est celle du serveur primaire de la zone.',
  },
  forged: {
    en: 'The answer’s signature does not hold. Check the key’s secret, and who is on the way to the name server.',
    fr: 'La signature de la réponse n’est pas valable. Vérifiez le secret de la clé, et ce qui se trouve sur le chemin du serveur de noms.',
  },
  garbled: {
    en: 'What answers there is no name server that takes updates. Check address and port.',
    fr: 'Ce qui répond là n’est pas un serveur de noms qui prend des mises à jour. Vérifiez l’adresse et le port.',
  },
  'secret-lost': {
    en: 'The key’s secret can no longer be read. Give it again in the zone’s settings.',
    fr: 'Le secret de la clé n’est plus lisible. Donnez-le de nouveau dans les réglages de la zone.',
  },
} as const satisfies Record<string, { en: string; fr: string }>;

export type DnsProblem = keyof typeof DNS_PROBLEMS;

/** The problem as people see it. */
export function dnsProblem(problem: DnsProblem, at: Date): RelayProblem {
  return { ...worded(problem), at: at.toISOString() };
}

/** The same of a code that was kept; null for none, and that of another release is a server that failed. */
export function keptProblem(code: string | null): Omit<RelayProblem, 'at'> | null {
  if (code === null) return null;
  return worded(code in DNS_PROBLEMS ? (code as DnsProblem) : 'server-failing');
}

function worded(problem: DnsProblem): Omit<RelayProblem, 'at'> {
  return { code: `dns.${problem}`, message: DNS_PROBLEMS[problem] };
}
