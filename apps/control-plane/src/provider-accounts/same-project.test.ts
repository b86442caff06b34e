import { describe, expect, it } from '@jest/globals';
import type { ProviderSettings } from '@tresse/contracts';
import { type Holdings, lostBy, showsOther } from './same-project.js';

const holdings = (more: Partial<Holdings> = {}): Holdings => ({
  ...{ serverIds: { expected: ['1'], all: ['1', '2'] }, places: ['fr-par-1', 'nl-ams-1'], addresses: 0 },
  ...more,
});
const none = holdings({ serverIds: { expected: [], all: [] }, places: [] });
const scaleway = (projectId: string, ...zones: string[]): ProviderSettings => ({
  ...{ provider: 'scaleway', accessKey: 'SCW', projectId, zones },
});

describe('a change of an account', () => {
  it('stays in its project while it has anything there', () => {
    const problem = { path: 'settings.projectId', code: 'provider.other-project' };
    expect(lostBy(scaleway('a'), scaleway('b'), holdings())).toMatchObject(problem);
    const address = { ...none, addresses: 1 };
    expect(lostBy(scaleway('a'), scaleway('b'), address)).toMatchObject(problem);
    expect(lostBy(scaleway('a'), scaleway('b'), none)).toBeUndefined();
    expect(lostBy(scaleway('a'), scaleway('a'), holdings())).toBeUndefined();
    expect(lostBy({ provider: 'hetzner' }, { provider: 'hetzner' }, holdings())).toBeUndefined();
  });

  it('keeps the zones in which relays stand or are ordered', () => {
    expect(lostBy(scaleway('a'), scaleway('a', 'nl-ams-1'), holdings())).toMatchObject({
      code: 'provider.zone-in-use',
      message: { en: expect.stringContaining('fr-par-1') },
    });
    expect(lostBy(scaleway('a'), scaleway('a', 'nl-ams-1', 'fr-par-1'), holdings())).toBeUndefined();
    expect(lostBy(scaleway('a', 'nl-ams-1'), scaleway('a'), holdings())).toBeUndefined();
  });

  it('shows by one server that it is the same project, though others were deleted there', () => {
    expect(showsOther(holdings(), [{ id: '9' }, { id: '2' }])).toBe(false);
    expect(showsOther(holdings(), [{ id: '9' }])).toBe(true);
    expect(showsOther(holdings({ serverIds: { expected: [], all: ['2'] } }), [])).toBe(false);
  });
});
