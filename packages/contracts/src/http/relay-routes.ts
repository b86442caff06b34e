import { z } from 'zod';
import { Id } from '../id.js';
import { RelayGoal } from '../relay-life.js';
import {
  Relay,
  RelayChange,
  RelayInput,
  RelayOrder,
  RelayPreview,
  RelaySite,
  RelaySummary,
} from './relays.js';
import { route } from './route.js';
import { NewClaim } from './site.js';
import { PageQuery, pageOf, SiteEvent } from './site-history.js';

const relayParams = z.strictObject({ relayId: Id });

/** What platform staff do with relays. */
export const relayRoutes = {
  listRelays: route({
    method: 'GET',
    path: '/api/relays',
    summary: 'All relays',
    access: 'staff',
    response: z.array(RelaySummary),
  }),
  createRelay: route({
    method: 'POST',
    path: '/api/relays',
    summary: 'Add a relay',
    access: 'staff',
    body: RelayInput,
    response: Relay,
    status: 201,
    errors: ['conflict'],
  }),
  getRelay: route({
    method: 'GET',
    path: '/api/relays/:relayId',
    summary: 'One relay',
    access: 'staff',
    params: relayParams,
    response: Relay,
    errors: ['not-found'],
  }),
  previewRelay: route({
    method: 'POST',
    path: '/api/relays/:relayId/preview',
    summary: 'What a change of a relay would mean to its sites',
    access: 'staff',
    params: relayParams,
    body: RelayChange,
    response: RelayPreview,
    errors: ['not-found', 'conflict'],
  }),
  updateRelay: route({
    method: 'PUT',
    path: '/api/relays/:relayId',
    summary: 'Change a relay; another prefix is a new generation for each of its sites that has IPv6',
    access: 'staff',
    params: relayParams,
    body: RelayChange,
    response: Relay,
    errors: ['not-found', 'conflict'],
  }),
  listRelayEvents: route({
    method: 'GET',
    path: '/api/relays/:relayId/events',
    summary: 'The relay’s timeline, newest first',
    access: 'staff',
    params: relayParams,
    query: PageQuery,
    response: pageOf(SiteEvent),
    errors: ['not-found'],
  }),
  createRelayClaim: route({
    method: 'POST',
    path: '/api/relays/:relayId/claims',
    summary: 'Make a claim for a relay',
    access: 'staff',
    params: relayParams,
    response: NewClaim,
    status: 201,
    errors: ['not-found'],
  }),
  orderRelay: route({
    method: 'POST',
    path: '/api/relays/orders',
    summary: 'Order a relay as its region is supplied',
    access: 'staff',
    body: RelayOrder,
    response: Relay,
    status: 201,
    errors: ['region.no-supply', 'region.full'],
  }),
  setRelayGoal: route({
    method: 'PUT',
    path: '/api/relays/:relayId/goal',
    summary: 'Have a relay serve, empty it, or empty it and give it back',
    access: 'staff',
    params: relayParams,
    body: z.strictObject({ goal: RelayGoal }),
    response: Relay,
    errors: ['not-found', 'conflict'],
  }),
  retryRelay: route({
    method: 'POST',
    path: '/api/relays/:relayId/retry',
    summary: 'Try now what keeps a relay from its goal',
    access: 'staff',
    params: relayParams,
    response: Relay,
    errors: ['not-found', 'conflict'],
  }),
  listRelaySites: route({
    method: 'GET',
    path: '/api/relays/:relayId/sites',
    summary: 'The sites on a relay, by name',
    access: 'staff',
    params: relayParams,
    query: PageQuery,
    response: pageOf(RelaySite),
    errors: ['not-found'],
  }),
} as const;
