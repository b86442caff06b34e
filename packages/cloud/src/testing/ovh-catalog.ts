/** What OVHcloud sells, and a key's rules, in its own words. */
const flavor = (name: string, more: object) => ({
  id: `f-${name}`,
  name,
  region: 'GRA11',
  osType: 'linux',
  type: 'ovh.d2',
  vcpus: 1,
  ram: 2,
  disk: 25,
  inboundBandwidth: 100,
  outboundBandwidth: 100,
  available: true,
  quota: 20,
  capabilities: [],
  planCodes: { hourly: `${name}.consumption`, monthly: `${name}.monthly.postpaid` },
  ...more,
});
export const FLAVORS = [
  flavor('d2-4', { vcpus: 2, ram: 4000, outboundBandwidth: 250 }),
  flavor('d2-2', {}),
  flavor('win-d2-2', { osType: 'windows' }),
  flavor('b3-8', { available: false }),
  flavor('c3-4', { quota: 0 }),
];
export const CATALOG = {
  catalogId: 1,
  locale: { currencyCode: 'EUR', subsidiary: 'FR', taxRate: 20 },
  plans: [],
  addons: [
    {
      planCode: 'd2-2.consumption',
      pricings: [
        { price: 0, capacities: ['installation'] },
        { price: 1_000_000, intervalUnit: 'hour' },
      ],
    },
    { planCode: 'd2-4.consumption', pricings: [{ price: 1_990_000, intervalUnit: 'hour' }] },
  ],
};
export const CREDENTIAL = {
  credentialId: 1,
  status: 'validated',
  expiration: '2027-01-01T00:00:00+00:00',
  rules: ['GET', 'POST', 'DELETE'].map((method) => ({ method, path: '/cloud/project/p0/*' })),
};
