/** What Scaleway sells, in its own words. */
export const IMAGES = {
  local_images: [
    {
      id: '066aa37f-004d-417d-9506-321',
      arch: 'arm64',
      zone: 'fr-par-1',
      compatible_commercial_types: ['COPARM1-2C-8G'],
      label: 'debian_bookworm',
      type: 'instance_sbs',
    },
    {
      id: '066aa37f-004d-417d-9506-322',
      arch: 'x86_64',
      zone: 'fr-par-1',
      compatible_commercial_types: ['DEV1-S', 'PLAY2-PICO'],
      label: 'debian_bookworm',
      type: 'instance_sbs',
    },
  ],
  total_count: 2,
};
export const STOCK = {
  servers: { 'DEV1-S': { availability: 'scarce' }, 'PLAY2-PICO': { availability: 'shortage' } },
  total_count: 2,
};
const network = (bandwidth: number) => ({
  ipv6_support: true,
  sum_internal_bandwidth: bandwidth,
  sum_internet_bandwidth: bandwidth,
  interfaces: [],
});
export const PRODUCTS = {
  servers: {
    'PLAY2-PICO': {
      ncpus: 1,
      ram: 2147483648,
      arch: 'x86_64',
      monthly_price: null,
      hourly_price: 0.014,
      network: network(100000000),
      end_of_service: false,
    },
    'DEV1-S': {
      ncpus: 2,
      ram: 2147483648,
      gpu: 0,
      arch: 'x86_64',
      monthly_price: 9.9864,
      hourly_price: 0.01368,
      network: network(200000000),
      end_of_service: false,
    },
    VC1S: {
      ncpus: 2,
      ram: 2147483648,
      arch: 'x86_64',
      monthly_price: 1,
      hourly_price: 0.006,
      network: network(200000000),
      end_of_service: true,
    },
  },
};
