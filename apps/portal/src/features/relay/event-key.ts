import type { SiteEvent } from '@tresse/contracts';

/** What of a device's timeline reads otherwise on a relay, which is no box. */
const OF_A_RELAY = {
  'device.enrolled': 'relay.event.enrolled',
  'device.online': 'relay.event.online',
  'device.offline': 'relay.event.offline',
  'device.flagged': 'relay.event.flagged',
  'agent.started': 'relay.event.started',
  'generation.applied': 'relay.event.applied',
  'generation.rolled-back': 'relay.event.rolled-back',
  'drift.repaired': 'relay.event.repaired',
  'claim.reused': 'relay.event.reused',
} as const;

/** The message for an event on a relay's timeline. */
export function relayEventKey(kind: SiteEvent['kind']) {
  if (kind in OF_A_RELAY) return OF_A_RELAY[kind as keyof typeof OF_A_RELAY];
  return `event.${kind as Exclude<typeof kind, keyof typeof OF_A_RELAY>}` as const;
}
