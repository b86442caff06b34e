import { expect, it } from '@jest/globals';
import { NO_VERDICTS } from '../../host-state.js';
import { bareHost, EXAMPLE_BYPASS, exampleSite, PATHS } from '../../testing/examples.js';
import { renderSite } from './index.js';

const site = exampleSite([1, 2]);
const rulesFor = (desired: typeof site, address: string) =>
  renderSite(desired, bareHost(['lan0', 'wan1', 'wan2']), NO_VERDICTS, PATHS)
    .ruleset?.split('\n')
    .filter((line) => line.includes(address))
    .map((line) => line.trim());

const range = { first: 9_000, last: 9_010 };
const portForwards = site.portForwards.map((forward, at) =>
  at === 0 ? { ...forward, publicPorts: range, toPort: 9_000 } : forward,
);
const aside = [
  'ip daddr 203.0.113.99 tcp dport { 9000-9010 } return',
  'ip daddr 203.0.113.99 udp dport { 5060 } return',
];
const back = [
  'iifname "lan0" ip saddr 192.168.50.0/24 ip daddr 203.0.113.99 tcp dport 9000-9010 dnat ip to 192.168.50.9',
  'iifname "lan0" ip saddr 192.168.50.0/24 ip daddr 203.0.113.99 udp dport 5060 dnat ip to 192.168.50.8:5061',
];

it('leads the LAN back to its own forwards, whatever sources are let in from outside', () => {
  expect(rulesFor({ ...site, portForwards }, '203.0.113.99')).toEqual([...aside, ...back]);
});

it('lets no rule lead them out by a line', () => {
  const desired = { ...site, portForwards, bypass: EXAMPLE_BYPASS };
  expect(rulesFor(desired, '203.0.113.99')).toEqual([...aside, ...aside, ...back]);
});

it('has nothing to say of the public address where nothing is forwarded', () => {
  expect(rulesFor({ ...site, portForwards: [] }, '203.0.113.99')).toEqual([]);
});
