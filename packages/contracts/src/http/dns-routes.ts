import { z } from 'zod';
import { Id } from '../id.js';
import { DnsZone, DnsZoneChange, DnsZoneInput, SiteDns, SiteDnsInput } from './dns.js';
import { route } from './route.js';

const zoneParams = z.strictObject({ zoneId: Id });
const siteParams = z.strictObject({ siteId: Id });

/** Names that follow sites' public addresses, and the zones they stand in. */
export const dnsRoutes = {
  listDnsZones: route({
    method: 'GET',
    path: '/api/dns-zones',
    summary: 'Zones in which sites may have names',
    access: 'staff',
    response: z.array(DnsZone),
  }),
  createDnsZone: route({
    method: 'POST',
    path: '/api/dns-zones',
    summary: 'Add a zone',
    access: 'staff',
    body: DnsZoneInput,
    response: DnsZone,
    status: 201,
    errors: ['conflict'],
  }),
  updateDnsZone: route({
    method: 'PUT',
    path: '/api/dns-zones/:zoneId',
    summary: 'Give a zone another server or key; names that fail are tried at once',
    access: 'staff',
    params: zoneParams,
    body: DnsZoneChange,
    response: DnsZone,
    errors: ['not-found'],
  }),
  checkDnsZone: route({
    method: 'POST',
    path: '/api/dns-zones/:zoneId/check',
    summary:
      'Write a name to a zone and take it out again; names that fail are tried at once when that works',
    access: 'staff',
    params: zoneParams,
    response: DnsZone,
    errors: ['not-found'],
  }),
  removeDnsZone: route({
    method: 'DELETE',
    path: '/api/dns-zones/:zoneId',
    summary: 'Forget a zone in which no site has a name',
    access: 'staff',
    params: zoneParams,
    response: z.object({}),
    errors: ['not-found', 'dns.zone-in-use'],
  }),
  getSiteDns: route({
    method: 'GET',
    path: '/api/sites/:siteId/dns',
    summary: 'The site’s name in the DNS, and the zones it may have one in',
    access: 'member',
    params: siteParams,
    response: SiteDns,
    errors: ['not-found'],
  }),
  putSiteDns: route({
    method: 'PUT',
    path: '/api/sites/:siteId/dns',
    summary: 'Give the site a name, another, or none',
    access: 'writer',
    params: siteParams,
    body: SiteDnsInput,
    response: SiteDns,
    errors: ['not-found'],
  }),
} as const;
