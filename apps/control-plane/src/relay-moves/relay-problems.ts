import type { RelayProblem } from '@tresse/contracts';

/** The problems of relays that are told and withdrawn here. */
const OWN = ['relay.lost', 'relay.no-destination'];

/** What the relay shows now: its present problem, unless that is one of ours that has changed. */
export function problemOf(
  present: RelayProblem | null,
  { lost, stuck }: { lost: boolean; stuck: number },
  at: Date,
): RelayProblem | null {
  const code = lost ? 'relay.lost' : stuck > 0 ? 'relay.no-destination' : null;
  if (present !== null && (present.code === code || !OWN.includes(present.code))) return present;
  if (code === null) return null;
  return { code, message: code === 'relay.lost' ? LOST : noDestination(stuck), at: at.toISOString() };
}

const LOST: RelayProblem['message'] = {
  en: 'It no longer answers, and its sites no longer reach it. They move to other relays of the region. Look at its machine; when it is back, it takes sites again.',
  fr: 'Il ne répond plus, et ses sites ne le joignent plus. Ils passent sur d’autres relais de la région. Voyez sa machine ; à son retour, il accueillera de nouveau des sites.',
};

function noDestination(sites: number): RelayProblem['message'] {
  return {
    en: `${sites} of its sites have no other relay in their region to go to. Add a relay to the region, or let this one serve again.`,
    fr: `${sites} de ses sites n’ont pas d’autre relais où aller dans leur région. Ajoutez un relais à la région, ou remettez celui-ci en service.`,
  };
}
