import { describe, expect, it } from '@jest/globals';
import { TrafficMatch } from '@tresse/contracts';
import { nftMatch } from './match.js';

const texts = (match: Partial<TrafficMatch>) =>
  nftMatch(TrafficMatch.parse(match), (domain) => domain.replaceAll('.', '-'));

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
      'ip saddr { 192.168.1.5 } ip daddr @example-org',
      'ether saddr 02:00:00:00:00:01 ip daddr { 198.51.100.7, 203.0.113.0/24 }',
      'ether saddr 02:00:00:00:00:01 ip daddr @example-org',
    ]);
  });
});
