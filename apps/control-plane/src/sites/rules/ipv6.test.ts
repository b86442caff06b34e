import { describe, expect, it } from '@jest/globals';
import type { SiteInput } from '@tresse/contracts';
import { checkSite } from './index.js';
import { around, type Given, lan, site } from './testing/given.js';

describe('what is set of IPv6', () => {
  const codes = (given: Partial<Given>) =>
    checkSite(site(given), { ...around, ipv6Available: true }).map(({ path, code }) => `${path} ${code}`);
  const lanWith = (more: object) => ({ ...site({}).lan, ...more });
  const bypassTo = (to: string[], from: string[] = []) => [
    { name: 'Web', match: { to, from }, line: site({}).lines[0]?.name ?? '' },
  ];
  const opening = (more: object = {}) => ({
    ...{ name: 'Web', protocol: 'tcp' as const, host: '::10', ports: { first: 80, last: 90 }, sources: [] },
    ...more,
  });

  it('may name the internet’s addresses where the LAN has IPv6', () => {
    const lan = lanWith({ ipv6: true });
    expect(codes({ lan, bypass: bypassTo(['2001:db8:9::/48', '2001:db8::7']) })).toEqual([]);
    expect(codes({ bypass: bypassTo(['2001:db8:9::/48']) })).toEqual(['bypass.0.match.to.0 match.no-ipv6']);
    expect(codes({ lan, bypass: bypassTo(['fd00::/8']) })).toEqual([
      'bypass.0.match.to.0 match.ipv6-not-internet',
    ]);
    const device = lan.address.replace(/\.\d+\/\d+$/, '.77');
    expect(codes({ lan, bypass: bypassTo(['2001:db8::7'], [device]) })).toEqual([
      'bypass.0.match.from match.families-apart',
    ]);
    const twice = [...bypassTo(['2001:db8::/32']), ...bypassTo(['2001:db8:9::1'])];
    expect(codes({ lan, bypass: twice })).toEqual(['bypass.1.match rule.shadowed']);
  });

  it('may open ports of a device, once, and not of the box', () => {
    const open = (...openings: object[]) => codes({ lan: lanWith({ ipv6: true, openings }) });
    expect(open(opening(), opening({ protocol: 'udp' }), opening({ host: '::11' }))).toEqual([]);
    expect(open(opening({ host: '::1' }))).toEqual(['lan.openings.0.host opening.box']);
    expect(open(opening({ ports: { first: 90, last: 80 } }))).toEqual([
      'lan.openings.0.ports.last ports.order',
    ]);
    expect(open(opening(), opening({ ports: { first: 85, last: 85 }, host: '0::10' }))).toEqual([
      'lan.openings.1.ports.first opening.twice',
    ]);
    expect(codes({ lan: lanWith({ openings: [opening()] }) })).toEqual([
      'lan.openings.0.host opening.no-ipv6',
    ]);
    expect(() => open(opening({ host: '2001:db8::10' }))).toThrow();
  });

  it('refuse IPv6 that the relay has not, or that a router of the customer’s would have to pass on', () => {
    const wanted = (change: object) =>
      site({ lan: { ...lan('192.168.50.1/24').lan, ...change, ipv6: true } });
    const refused = (input: SiteInput, ipv6Available: boolean) =>
      checkSite(input, { ...around, ipv6Available }).map(({ path, code }) => `${path} ${code}`);
    expect(refused(wanted({}), true)).toEqual([]);
    expect(refused(wanted({}), false)).toEqual(['lan.ipv6 ipv6.relay-has-none']);
    expect(refused(wanted({ mode: { kind: 'in-front', router: '192.168.50.2' } }), true)).toEqual([
      'lan.ipv6 ipv6.in-front',
    ]);
  });
});
