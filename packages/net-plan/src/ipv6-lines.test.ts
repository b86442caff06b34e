import { expect, it } from '@jest/globals';
import { ipv6Lines } from './ipv6-lines.js';
import { bareHost, exampleSite } from './testing/examples.js';

it('names the lines whose own interface leads into the IPv6 internet', () => {
  const site = exampleSite([1, 2, 3]);
  const host = bareHost(['lan0', 'wan1', 'wan2', 'wan3']);
  const given = (...names: string[]) =>
    host.lineFacts.map((fact) =>
      names.includes(fact.interface) ? { ...fact, ipv6: { gateway: 'fe80::1' } } : fact,
    );
  expect(ipv6Lines(site, host)).toEqual([]);
  expect(ipv6Lines(site, { ...host, lineFacts: given('wan2') })).toEqual([site.lines[1]?.id]);
  // Line 3 is a VLAN on that cable: what the cable itself has is not the line's.
  expect(ipv6Lines(site, { ...host, lineFacts: given('wan3') })).toEqual([]);
});
