import { describe, expect, it } from '@jest/globals';
import { isStray, missing, type Owner } from './stray-server.js';

const RELAY = '00000000-0000-4000-8000-000000000002';
const owner = (more: Partial<Owner> = {}): Owner => ({
  ...{ id: RELAY, serverId: '17', state: 'ready', condemned: false },
  ...more,
});
const stray = (id: string, label: string, ...owners: Owner[]) => isStray({ id, label }, owners);

describe('a server that carries our mark', () => {
  it('is nobody’s without a relay of its label, or beside that one’s server', () => {
    expect(stray('17', RELAY)).toBe(true);
    expect(stray('18', RELAY, owner())).toBe(true);
  });

  it('is its relay’s while that has none: an order may find it; but for one that has failed', () => {
    expect(stray('17', RELAY, owner({ serverId: null, state: 'requested' }))).toBe(false);
    expect(stray('17', RELAY, owner({ serverId: null, state: 'failed' }))).toBe(true);
  });

  it('is never nobody’s while a relay has it, though somebody has taken its label off', () => {
    expect(stray('17', RELAY, owner())).toBe(false);
    expect(stray('17', '', owner())).toBe(false);
    expect(stray('17', 'another', owner())).toBe(false);
  });
});

it('looks at relays whose server the list does not show running, unless they are to go', () => {
  const server = { ...{ id: '17', label: RELAY, region: 'here', status: '' }, addresses: [] };
  const listed = (state: 'running' | 'stopped') => [{ ...server, state, createdAt: undefined }];
  expect(missing([owner()], [])).toEqual([RELAY]);
  expect(missing([owner()], listed('stopped'))).toEqual([RELAY]);
  expect(missing([owner()], listed('running'))).toEqual([]);
  expect(missing([owner({ condemned: true }), owner({ state: 'creating' })], [])).toEqual([]);
});
