import { describe, expect, it } from '@jest/globals';
import { TunnelKey } from '@tresse/contracts';
import { TunnelKeys } from './tunnel-keys.js';

const RELAYS = ['00000000-0000-4000-8000-0000000000b1', '00000000-0000-4000-8000-0000000000b2'] as const;

describe('the keys of tunnels', () => {
  it('are the same wherever they are derived, and of the form that documents carry', () => {
    const key = new TunnelKeys('one').fallback(RELAYS[0]);
    expect(TunnelKey.parse(key)).toBe(new TunnelKeys('one').fallback(RELAYS[0]));
  });

  it('differ from relay to relay and from installation to installation', () => {
    const keys = ['one', 'two'].flatMap((secret) =>
      RELAYS.map((relay) => new TunnelKeys(secret).fallback(relay)),
    );
    expect(new Set(keys).size).toBe(4);
  });
});
