import { describe, expect, it } from '@jest/globals';
import type { Relay } from '@tresse/contracts';
import { type Living, lifeSteps } from './life';

const ORDER: Relay['order'] = {
  account: { id: '00000000-0000-4000-8000-000000000001', name: 'Hetzner', provider: 'hetzner' },
  ...{ providerRegion: 'fsn1', size: 'cx22', image: 'debian-12', serverId: '42' },
};
const DEVICE = {} as NonNullable<Relay['device']>;
const say = (relay: Partial<Living>) =>
  lifeSteps({ state: 'ready', goal: 'ready', order: ORDER, device: DEVICE, sites: 2, ...relay })
    .map(({ key, mark }) => `${key} ${mark}`)
    .join(', ');

describe('the life of a relay', () => {
  it('is told from the order on', () => {
    expect(say({ state: 'creating', device: null })).toBe(
      'requested done, creating now, installing next, enrolled next, ready next',
    );
    expect(say({})).toBe('requested done, creating done, installing done, enrolled done, ready done');
  });

  it('of one’s own server begins with its installation', () =>
    expect(say({ order: null, state: 'installing', device: null })).toBe(
      'installing now, enrolled next, ready next',
    ));

  it('tells its end once that is wanted', () => {
    expect(say({ state: 'draining', goal: 'gone', order: null })).toBe(
      'installing done, enrolled done, ready done, draining now, gone next',
    );
    expect(say({ state: 'draining', goal: 'drained', order: null, sites: 0 })).toMatch(
      /draining done, empty done$/,
    );
    expect(say({ state: 'gone', goal: 'gone', order: null })).toMatch(/draining done, gone done$/);
  });

  it.each([
    [{ device: null, order: { ...ORDER, serverId: null } }, 'creating stuck'],
    [{ device: null }, 'installing stuck'],
    [{ device: DEVICE }, 'enrolled stuck'],
    [{ goal: 'gone' }, 'draining stuck'],
  ] as const)('says where it is stuck: %j', (relay, expected) =>
    expect(say({ state: 'failed', ...relay })).toContain(expected),
  );
});
