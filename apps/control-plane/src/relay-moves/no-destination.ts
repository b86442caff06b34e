import type { RelayProblem } from '@tresse/contracts';

/** Of a relay that its sites should leave, while they have nowhere to go. */
export const NO_DESTINATION = 'relay.no-destination';

/** The problem as the operator reads it. */
export function noDestination(sites: number, at: Date): RelayProblem {
  return {
    code: NO_DESTINATION,
    message: {
      en: `${sites} of its sites have no other relay in their region to go to. Add a relay to the region, or let this one serve again.`,
      fr: `${sites} de ses sites n’ont pas d’autre relais où aller dans leur région. Ajoutez un relais à la région, ou remettez celui-ci en service.`,
    },
    at: at.toISOString(),
  };
}
