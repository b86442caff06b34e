/** Why a delivery failed, for whoever looks after the webhook, with what to do next. */
export const DELIVERY_PROBLEMS = {
  unresolved: {
    en: 'The DNS knows no address of this host. Check the webhook’s address.',
    fr: 'Le DNS ne connaît aucune adresse de cet hôte. Vérifiez l’adresse du webhook.',
  },
  'address-refused': {
    en: 'The host is in a network that is not the internet, and nothing is sent there. Give an address of the internet.',
    fr: 'L’hôte est dans un réseau qui n’est pas Internet : rien n’y est envoyé. Donnez une adresse d’Internet.',
  },
  unreachable: {
    en: 'The host takes no connection, or broke it. Check that it runs and that its firewall lets Tresse in.',
    fr: 'L’hôte n’accepte pas la connexion, ou l’a rompue. Vérifiez qu’il fonctionne et que son pare-feu laisse passer Tresse.',
  },
  timeout: {
    en: 'No answer within 10 seconds. Answer first and do the work after.',
    fr: 'Pas de réponse en 10 secondes. Répondez d’abord, travaillez ensuite.',
  },
  tls: {
    en: 'The host’s certificate does not hold. Renew it, or send the whole chain.',
    fr: 'Le certificat de l’hôte n’est pas valable. Renouvelez-le, ou envoyez toute la chaîne.',
  },
  'not-http': {
    en: 'What answers there does not speak HTTP. Check host and port.',
    fr: 'Ce qui répond là ne parle pas HTTP. Vérifiez l’hôte et le port.',
  },
  redirect: {
    en: 'The host sends on to another address, which is not followed. Give that address to the webhook.',
    fr: 'L’hôte renvoie vers une autre adresse, qui n’est pas suivie. Donnez cette adresse au webhook.',
  },
  status: {
    en: 'The host refused it. Answer with a status from 200 to 299.',
    fr: 'L’hôte l’a refusé. Répondez par un statut de 200 à 299.',
  },
  'secret-lost': {
    en: 'The secret of this webhook can no longer be read. Remove the webhook and add it anew.',
    fr: 'Le secret de ce webhook n’est plus lisible. Supprimez le webhook et ajoutez-le de nouveau.',
  },
  failing: {
    en: 'Nothing arrived for 3 days, so it was switched off. Mend the host, switch it on again, and send a test.',
    fr: 'Rien n’est arrivé pendant 3 jours : il a été désactivé. Réparez l’hôte, activez-le de nouveau et envoyez un essai.',
  },
  off: {
    en: 'The webhook was switched off meanwhile.',
    fr: 'Le webhook a été désactivé entre-temps.',
  },
} as const satisfies Record<string, { en: string; fr: string }>;

export type DeliveryProblem = keyof typeof DELIVERY_PROBLEMS;

/** The problem as people see it. */
export function deliveryProblem(code: DeliveryProblem) {
  return { code, message: DELIVERY_PROBLEMS[code] };
}

/** The same of a code that was kept; null for none and for one of another release. */
export function keptProblem(code: string | null) {
  return code !== null && code in DELIVERY_PROBLEMS ? deliveryProblem(code as DeliveryProblem) : null;
}
