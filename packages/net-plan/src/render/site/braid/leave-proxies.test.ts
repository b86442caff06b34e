import { expect, it } from '@jest/globals';
import type { Braid } from '@tresse/contracts';
import { NO_VERDICTS } from '../../../host-state.js';
import { bareHost, exampleSite, PATHS } from '../../../testing/examples.js';
import { renderSite } from '../index.js';

const interceptOf = (braid: Braid) => {
  const { ruleset } = renderSite(
    { ...exampleSite([1, 2]), portForwards: [], braid },
    bareHost(['lan0', 'wan1', 'wan2']),
    NO_VERDICTS,
    PATHS,
  );
  return / {2}chain intercept \{\n.*?\n {2}\}\n/s.exec(ruleset ?? '')?.[0];
};

it.each([{ profile: 'spray' }, { profile: 'failover' }] as const)(
  'resets what a proxy had taken under $profile',
  (braid) => {
    expect(interceptOf(braid)).toBe(`  chain intercept {
    type filter hook prerouting priority mangle; policy accept;
    iifname "lan0" meta l4proto tcp socket transparent 1 reject with tcp reset
  }
`);
  },
);

it('leaves to the proxies what is theirs', () => {
  expect(interceptOf({ profile: 'mptcp', carrier: 'direct' })).not.toContain('reject');
});
