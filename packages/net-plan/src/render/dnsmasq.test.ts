import { describe, expect, it } from '@jest/globals';
import { EXAMPLE_LAN } from '../testing/examples.js';
import { dnsmasqConfig, hostLabel } from './dnsmasq.js';
import { domainSet } from './domain-sets.js';
import { BOTH_FAMILIES, type Family } from './family.js';

const config = (
  lan: Partial<typeof EXAMPLE_LAN>,
  domains: string[] = [],
  families: readonly Family[] = ['ipv4'],
) =>
  dnsmasqConfig({
    lan: { ...EXAMPLE_LAN, ...lan },
    askFrom: '10.77.0.31',
    domains,
    families,
    leaseFile: '/state/net/dnsmasq.leases',
  });

describe('the LAN’s services', () => {
  it('are told to dnsmasq in exactly these words', () => {
    expect(config({}, ['example.org', 'www.example.org'])).toBe(`interface=lan0
except-interface=lo
bind-dynamic
no-hosts
no-resolv
server=9.9.9.9@10.77.0.31
server=149.112.112.112@10.77.0.31
cache-size=5000
dns-forward-max=500
max-ttl=300
max-cache-ttl=300
domain-needed
bogus-priv
stop-dns-rebind
domain=home.arpa
local=/home.arpa/
host-record=imprimante-rene.home.arpa,imprimante-rene,192.168.50.9
nftset=/example.org/4#inet#tresse#${domainSet('example.org', 'ipv4')}
nftset=/www.example.org/4#inet#tresse#${domainSet('example.org', 'ipv4')},4#inet#tresse#${domainSet('www.example.org', 'ipv4')}
dhcp-leasefile=/state/net/dnsmasq.leases
dhcp-authoritative
quiet-dhcp
dhcp-range=192.168.50.100,192.168.50.200,255.255.255.0,720m
dhcp-option=option:router,192.168.50.1
dhcp-option=option:dns-server,192.168.50.1
dhcp-name-match=set:proxy-name,wpad
dhcp-ignore-names=tag:proxy-name
dhcp-host=02:00:00:00:00:09,192.168.50.9,imprimante-rene
dhcp-host=02:00:00:00:00:0a,telephone
`);
  });

  it('learn the addresses of both families where the LAN has both', () => {
    const [v4, v6] = BOTH_FAMILIES.map((family) => domainSet('example.org', family));
    expect(config({}, ['example.org'], BOTH_FAMILIES)).toContain(
      `nftset=/example.org/4#inet#tresse#${v4},6#inet#tresse#${v6}\n`,
    );
  });

  it('send devices to a public resolver where the box answers no questions', () => {
    const text = config({ dns: false });
    expect(text).toContain('port=0\n');
    expect(text).toContain('dhcp-option=option:dns-server,9.9.9.9,149.112.112.112\n');
    expect(text).not.toContain('server=9.9.9.9@');
  });

  it('leave addresses alone where the LAN has its own DHCP', () => {
    expect(config({ dhcp: null })).not.toContain('dhcp-');
  });

  it('give two devices of one name one name', () => {
    const devices = ['Caméra', 'camera', '???'].map((name, at) => ({
      name,
      mac: `02:00:00:00:01:0${at}`,
      address: null,
    }));
    expect(
      config({ devices })
        .split('\n')
        .filter((line) => line.startsWith('dhcp-host')),
    ).toEqual([
      'dhcp-host=02:00:00:00:01:00,camera',
      'dhcp-host=02:00:00:00:01:01',
      'dhcp-host=02:00:00:00:01:02',
    ]);
  });

  it.each([
    ['Imprimante René', 'imprimante-rene'],
    ['  --PC de l’école--  ', 'pc-de-l-ecole'],
    ['日本', ''],
    ['x'.repeat(80), 'x'.repeat(63)],
  ])('call %j %j', (name, label) => expect(hostLabel(name)).toBe(label));
});
