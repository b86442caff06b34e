import { describe, expect, it } from '@jest/globals';
import { type FollowEnd, followStep, type ToFollow } from './follow-step.js';

describe('an address whose sites go to another relay', () => {
  const end = (relayId: string, more: Partial<FollowEnd> = {}): FollowEnd => ({
    relayId,
    accountId: 'account',
    providerRegion: 'fsn1',
    serverId: `server-${relayId}`,
    ...more,
  });
  const held: ToFollow['address'] = {
    id: 'address',
    ip: '192.0.2.9',
    accountId: 'account',
    providerAddressId: '4711',
    provider: 'hetzner',
    settled: true,
  };
  const step = (more: Partial<ToFollow> = {}) =>
    followStep({
      address: held,
      from: end('a'),
      to: end('b'),
      staying: 0,
      ...more,
    });

  it('goes along where its provider can route it', () => {
    const moved = { do: 'move' };
    expect(step()).toEqual(moved);
    expect(step({ to: end('b', { providerRegion: 'hel1' }) })).toEqual(moved);
    expect(step({ to: end('a') })).toEqual({ do: 'nothing' });
  });

  it('stays, and the change is announced, where it cannot', () => {
    const why = (more: Partial<ToFollow>) => step(more);
    const own = { ...held, accountId: null, providerAddressId: null, provider: null };
    const scaleway = { ...held, provider: 'scaleway' } as const;
    expect(why({ address: own })).toEqual({ do: 'announce', why: 'own-server' });
    expect(why({ to: end('b', { accountId: 'other' }) })).toEqual({ do: 'announce', why: 'other-account' });
    expect(why({ to: end('b', { accountId: null }) })).toEqual({ do: 'announce', why: 'other-account' });
    expect(why({ to: end('b', { serverId: null }) })).toEqual({ do: 'announce', why: 'no-server' });
    expect(why({ to: end('b', { providerRegion: 'ash' }) })).toEqual({ do: 'announce', why: 'other-place' });
    expect(
      why({
        address: scaleway,
        from: end('a', { providerRegion: 'fr-par-1' }),
        to: end('b', { providerRegion: 'fr-par-2' }),
      }),
    ).toEqual({ do: 'announce', why: 'other-place' });
    expect(why({ staying: 1 })).toEqual({ do: 'announce', why: 'sites-stay' });
    expect(why({ address: { ...held, settled: false } })).toEqual({ do: 'announce', why: 'unsettled' });
  });
});
