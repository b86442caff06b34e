import { describe, expect, it } from '@jest/globals';
import type { Allowance } from '@tresse/contracts';
import { planSite } from '../../plan.js';
import { bareHost, bonded, exampleSite, PATHS } from '../../testing/examples.js';
import { simulate } from '../../testing/simulate.js';
import { renderSite } from './index.js';

const HOST = bareHost(['lan0', 'wan1', 'wan2']);
const SPENT = { down: [], preference: [], spent: [2] };

const metered = (whenSpent: Allowance['whenSpent']) => {
  const desired = exampleSite([1, 2]);
  const lines = desired.lines.map((line) => ({
    ...line,
    allowance: line.allowance && { ...line.allowance, whenSpent },
  }));
  return { ...desired, lines };
};
const chains = (whenSpent: Allowance['whenSpent']) =>
  renderSite(metered(whenSpent), HOST, SPENT, PATHS).ruleset?.split('\n\n') ?? [];

describe('a line with a spent allowance', () => {
  it('is held to its rate both ways with exactly these rules, heartbeats and tunnel left alone', () => {
    const throttle = chains('throttle').filter((chain) => chain.includes('throttle'));
    expect(throttle.map((chain) => chain.replace('table inet tresse {\n', '').trim())).toEqual([
      `chain throttle-in {
    type filter hook prerouting priority raw + 5; policy accept;
    iifname "tl2" udp sport 4441 accept
    iifname "wan2" udp sport 20009 accept
    iifname { "tl2", "wan2" } limit rate over 32000 bytes/second burst 64000 bytes drop
  }`,
      `chain throttle-out {
    type filter hook postrouting priority mangle; policy accept;
    oifname "tl2" udp dport 4441 accept
    oifname "wan2" udp dport 20009 accept
    oifname { "tl2", "wan2" } limit rate over 32000 bytes/second burst 64000 bytes drop
  }`,
    ]);
  });

  it('is held in a bond by its tap’s own packets where it shares the LAN’s interface', () => {
    const site = bonded(metered('throttle'));
    const lines = site.lines.map((line) => ({ ...line, interface: site.lan.interface }));
    const { ruleset } = renderSite({ ...site, lines }, HOST, SPENT, PATHS);
    expect(ruleset).toContain('oifname "lan0" udp dport 53009 limit rate over 32000 bytes/second');
    expect(ruleset).toContain('iifname "lan0" udp sport 53009 limit rate over 32000 bytes/second');
  });

  it('goes on as before where only a warning was asked for', () => {
    expect(chains('warn').filter((chain) => chain.includes('throttle'))).toEqual([]);
    expect(renderSite(metered('warn'), HOST, SPENT, PATHS).tunnels).toHaveLength(2);
  });

  it('is cut off as if it were not there, even as the last one, and comes back with the new month', () => {
    const plan = (observed: typeof HOST, spent: number[], down: number[] = []) =>
      planSite({
        desired: metered('cut'),
        observed,
        verdicts: { down, preference: [], spent },
        paths: PATHS,
      });
    const full = simulate(HOST, plan(HOST, []));
    const cut = simulate(full, plan(full, [2], [1, 2]));
    expect(cut.tunnels.map(({ name }) => name)).toEqual(['tl1']);
    expect(cut.routes.filter(({ device }) => device === 'wan2' || device === 'tl2')).toEqual([]);
    const again = simulate(cut, plan(cut, []));
    expect(again.tunnels.map(({ name }) => name)).toEqual(['tl1', 'tl2']);
  });
});
