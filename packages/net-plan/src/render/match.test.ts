import { describe, expect, it } from '@jest/globals';
import { TrafficMatch } from '@tresse/contracts';
import { domainSet } from './domain-sets.js';
import type { Family } from './family.js';
import { nftMatch } from './match.js';

const texts = (match: Partial<TrafficMatch>, family: Family = 'ipv4') =>
  nftMatch(TrafficMatch.parse(match), family);

describe('nftMatch', () => {
  it('takes all traffic when nothing is asked', () => {
    expect(texts({})).toEqual(['']);
  });

  it('names the protocol, and ports and ranges in one set', () => {
    expect(texts({ protocol: 'udp' })).toEqual(['meta l4proto udp']);
    const ports = [
      { first: 53, last: 53 },
      { first: 5060, last: 5090 },
    ];
    expect(texts({ protocol: 'tcp', ports })).toEqual(['tcp dport { 53, 5060-5090 }']);
  });

  it('needs a rule for each pair of what cannot stand in one set', () => {
    expect(
      texts({
        to: ['198.51.100.7', '203.0.113.0/24', 'example.org'],
        from: ['192.168.1.5', '02:00:00:00:00:01'],
      }),
    ).toEqual([
      'ip saddr { 192.168.1.5 } ip daddr { 198.51.100.7, 203.0.113.0/24 }',
      `ip saddr { 192.168.1.5 } ip daddr @${domainSet('example.org', 'ipv4')}`,
      'ether saddr 02:00:00:00:00:01 ip daddr { 198.51.100.7, 203.0.113.0/24 }',
      `ether saddr 02:00:00:00:00:01 ip daddr @${domainSet('example.org', 'ipv4')}`,
    ]);
  });

  it('takes of a rule what is of the family, and nothing where all of it is of the other', () => {
    const to = ['198.51.100.7', '2001:db8:9::/48', '2001:db8:8::7', 'example.org'];
    const mixed = { to, from: ['192.168.1.5', '02:00:00:00:00:01'] };
    expect(texts(mixed, 'ipv6')).toEqual([
      'ether saddr 02:00:00:00:00:01 ip6 daddr { 2001:db8:9::/48, 2001:db8:8::7 }',
      `ether saddr 02:00:00:00:00:01 ip6 daddr @${domainSet('example.org', 'ipv6')}`,
    ]);
    expect(texts({ to: ['2001:db8:8::7'] })).toEqual([]);
    expect(texts({ to: ['198.51.100.7'] }, 'ipv6')).toEqual([]);
    expect(texts({ from: ['192.168.1.5'] }, 'ipv6')).toEqual([]);
    expect(texts({ protocol: 'udp' }, 'ipv6')).toEqual(['meta l4proto udp']);
  });
});
