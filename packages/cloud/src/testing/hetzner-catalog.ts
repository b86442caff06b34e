/** What Hetzner sells, in its own words. */
const prices = [
  {
    location: 'fsn1',
    price_hourly: { net: '0.0100', gross: '0.0119' },
    price_monthly: { net: '6.4900', gross: '7.7231' },
    included_traffic: 21_990_232_555_520,
  },
];
export const TYPES = [
  {
    id: 2,
    name: 'cpx32',
    cores: 4,
    memory: 8,
    architecture: 'x86',
    prices: [{ ...prices[0], price_monthly: { net: '10.9900', gross: '13.0781' } }],
    locations: [{ id: 1, name: 'fsn1', available: false, deprecation: null }],
  },
  {
    id: 1,
    name: 'cpx22',
    cores: 2,
    memory: 4,
    architecture: 'x86',
    prices,
    locations: [{ id: 1, name: 'fsn1', available: true, deprecation: null }],
  },
  {
    id: 3,
    name: 'old1',
    cores: 1,
    memory: 2,
    architecture: 'x86',
    prices,
    locations: [{ id: 1, name: 'fsn1', deprecation: { announced: '2018-02-28T00:00:00Z' } }],
  },
];
export const PRICING = {
  pricing: {
    currency: 'EUR',
    vat_rate: '19.00',
    floating_ips: [
      { type: 'ipv6', prices: [{ location: 'fsn1', price_monthly: { net: '1.0000', gross: '1.1900' } }] },
      { type: 'ipv4', prices: [{ location: 'fsn1', price_monthly: { net: '3.0000', gross: '3.5700' } }] },
    ],
  },
};
