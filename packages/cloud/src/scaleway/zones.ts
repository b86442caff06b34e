import type { Region } from '../offer.js';

/** Zones with instances; the API lists them nowhere. Source: https://www.scaleway.com/en/developers/api/instances/ */
export const ZONES: readonly Region[] = [
  { id: 'fr-par-1', city: 'Paris', country: 'FR' },
  { id: 'fr-par-2', city: 'Paris', country: 'FR' },
  { id: 'fr-par-3', city: 'Paris', country: 'FR' },
  { id: 'nl-ams-1', city: 'Amsterdam', country: 'NL' },
  { id: 'nl-ams-2', city: 'Amsterdam', country: 'NL' },
  { id: 'nl-ams-3', city: 'Amsterdam', country: 'NL' },
  { id: 'pl-waw-1', city: 'Warsaw', country: 'PL' },
  { id: 'pl-waw-2', city: 'Warsaw', country: 'PL' },
  { id: 'pl-waw-3', city: 'Warsaw', country: 'PL' },
  { id: 'it-mil-1', city: 'Milan', country: 'IT' },
];
