import { z } from 'zod';
import { Id } from '../id.js';
import {
  AddressPrice,
  ProviderAccount,
  ProviderAccountChange,
  ProviderAccountInput,
  ProviderRegion,
  ProviderSize,
  RegionCode,
  RegionInput,
  SuppliedRegion,
} from './providers.js';
import { route } from './route.js';

const accountParams = z.strictObject({ accountId: Id });
const nothing = z.object({});

/** What platform staff do with accounts at clouds, and with the regions that these supply. */
export const providerRoutes = {
  listProviderAccounts: route({
    method: 'GET',
    path: '/api/provider-accounts',
    summary: 'All accounts at clouds',
    access: 'staff',
    response: z.array(ProviderAccount),
  }),
  createProviderAccount: route({
    method: 'POST',
    path: '/api/provider-accounts',
    summary: 'Add an account at a cloud, once the cloud has taken its keys',
    access: 'staff',
    body: ProviderAccountInput,
    response: ProviderAccount,
    status: 201,
    errors: ['conflict', 'provider.refused'],
  }),
  updateProviderAccount: route({
    method: 'PUT',
    path: '/api/provider-accounts/:accountId',
    summary: 'Rename an account or give it other keys',
    access: 'staff',
    params: accountParams,
    body: ProviderAccountChange,
    response: ProviderAccount,
    errors: ['not-found', 'conflict', 'provider.refused'],
  }),
  removeProviderAccount: route({
    method: 'DELETE',
    path: '/api/provider-accounts/:accountId',
    summary:
      'Forget an account that has no relays and supplies no region, half an hour after the last was given back',
    access: 'staff',
    params: accountParams,
    response: nothing,
    errors: ['not-found', 'provider.in-use', 'provider.settling'],
  }),
  listProviderRegions: route({
    method: 'GET',
    path: '/api/provider-accounts/:accountId/regions',
    summary: 'Where the provider has servers',
    access: 'staff',
    params: accountParams,
    response: z.array(ProviderRegion),
    errors: ['not-found', 'provider.refused'],
  }),
  listProviderSizes: route({
    method: 'GET',
    path: '/api/provider-accounts/:accountId/regions/:region/sizes',
    summary: 'What the provider sells there, cheapest first',
    access: 'staff',
    params: accountParams.extend({ region: z.string().min(1).max(64) }),
    response: z.array(ProviderSize),
    errors: ['not-found', 'provider.refused'],
  }),
  getAddressPrice: route({
    method: 'GET',
    path: '/api/provider-accounts/:accountId/regions/:region/address-price',
    summary: 'What one more public address costs there a month',
    access: 'staff',
    params: accountParams.extend({ region: z.string().min(1).max(64) }),
    response: AddressPrice,
    errors: ['not-found', 'provider.refused'],
  }),
  listSuppliedRegions: route({
    method: 'GET',
    path: '/api/supplied-regions',
    summary: 'All regions, how each is supplied and how full it is',
    access: 'staff',
    response: z.array(SuppliedRegion),
  }),
  putSuppliedRegion: route({
    method: 'PUT',
    path: '/api/supplied-regions/:code',
    summary: 'Add or change a region',
    access: 'staff',
    params: z.strictObject({ code: RegionCode }),
    body: RegionInput,
    response: SuppliedRegion,
  }),
} as const;
