import { describe, expect, it } from '@jest/globals';
import { openSealed, sealFor } from './sealed-text.js';
import { generateWireguardKey } from './wireguard-key.js';

describe('a text sealed for a device', () => {
  const device = generateWireguardKey();

  it('is read by that device alone', () => {
    const sealed = sealFor(device.publicKey, 'pässword "1"');
    expect(openSealed(device.privateKey, sealed)).toBe('pässword "1"');
    expect(sealed).not.toBe(sealFor(device.publicKey, 'pässword "1"'));
    expect(() => openSealed(generateWireguardKey().privateKey, sealed)).toThrow(
      expect.objectContaining({ code: 'sealed.unreadable' }),
    );
  });

  it('is not read when anything of it was changed', () => {
    const raw = Buffer.from(sealFor(device.publicKey, 'secret'), 'base64');
    for (const at of [0, 40, raw.length - 1]) {
      const changed = Buffer.from(raw);
      changed.writeUInt8((changed.readUInt8(at) + 1) % 256, at);
      expect(() => openSealed(device.privateKey, changed.toString('base64'))).toThrow(
        expect.objectContaining({ code: 'sealed.unreadable' }),
      );
    }
    expect(() => openSealed(device.privateKey, '')).toThrow(
      expect.objectContaining({ code: 'sealed.unreadable' }),
    );
  });
});
