import { expect, it } from '@jest/globals';
import { TrafficMatch } from '@tresse/contracts';
import { domainFirewall, domainSet, domainsOf } from './domain-sets.js';
import { joinFirewall } from './firewall.js';

it('keeps each domain once, in a set of bounded size whose addresses last while they are used', () => {
  const match = (to: string[]) => TrafficMatch.parse({ to });
  const domains = domainsOf([
    match(['b.example', '192.0.2.1']),
    match(['a.example', 'b.example', '10.0.0.0/8']),
  ]);
  expect(domains).toEqual(['a.example', 'b.example']);
  expect(domainSet('b.example', 'ipv4')).toBe('domain-7f6dde8a2bfd3de2');
  expect(joinFirewall([domainFirewall(['b.example'], ['ipv4'])])).toBe(`table inet tresse {
  set domain-7f6dde8a2bfd3de2 {
    type ipv4_addr; size 4096; flags dynamic,timeout; timeout 1d
  }

  chain keep-domains {
    type filter hook prerouting priority mangle - 20; policy accept;
    ct state new ip daddr @domain-7f6dde8a2bfd3de2 update @domain-7f6dde8a2bfd3de2 { ip daddr }
  }
}
`);
});

it('keeps the addresses of IPv6 in a set of their own', () => {
  const name = domainSet('b.example', 'ipv6');
  const { sets, chains } = domainFirewall(['b.example'], ['ipv4', 'ipv6']);
  expect(sets?.[name]?.type).toBe('ipv6_addr; size 4096; flags dynamic,timeout; timeout 1d');
  expect(chains?.['keep-domains']?.[1]).toBe(`ct state new ip6 daddr @${name} update @${name} { ip6 daddr }`);
});
