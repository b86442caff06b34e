import { expect, it } from '@jest/globals';
import { openSecrets, SiteInput } from '@tresse/contracts';
import { generateWireguardKey, openSealed } from '@tresse/pki';
import { sealPasswords } from './seal-passwords.js';

const line = (name: string, addressing: object) => ({
  name,
  kind: 'fibre',
  interface: name,
  addressing,
  contract: null,
});

it('keeps of a password only what the box can read, and leaves one that is kept already', () => {
  const box = generateWireguardKey();
  const site = SiteInput.parse({
    name: 'Ferme',
    region: 'demo',
    lines: [
      line('wan1', { method: 'pppoe', user: 'a@b', password: 'very secret' }),
      line('wan2', { method: 'pppoe', user: 'c@d', sealed: 'a2VwdA==' }),
    ],
    lan: { interface: 'lan0', address: '192.168.50.1/24' },
  });
  const kept = sealPasswords(site, box.publicKey);
  expect(JSON.stringify(kept)).not.toContain('very secret');
  const [first, second] = kept.lines.map(({ addressing }) => addressing);
  expect(first).toEqual({ method: 'pppoe', user: 'a@b', sealed: expect.any(String) });
  expect(first?.method === 'pppoe' && openSealed(box.privateKey, first.sealed ?? '')).toBe('very secret');
  expect(second).toEqual(site.lines[1]?.addressing);
});

it('keeps of a modem’s password and PIN, and of a Wi-Fi passphrase, only what the box can read', () => {
  const box = generateWireguardKey();
  const site = SiteInput.parse({
    name: 'Ferme',
    region: 'demo',
    lines: [
      line('wwan0', { method: 'modem', apn: 'orange.fr', user: 'o', password: 'hushhush', pin: '9417' }),
      line('wlan0', {
        method: 'wifi',
        ssid: 'Camping',
        security: 'wpa',
        password: 'pitch 12 a',
        country: 'FR',
      }),
    ],
    lan: { interface: 'lan0', address: '192.168.50.1/24' },
  });
  const kept = sealPasswords(site, box.publicKey);
  expect(JSON.stringify(kept)).not.toMatch(/hushhush|"9417"|pitch 12 a/);
  const open = (sealed: string) => openSealed(box.privateKey, sealed);
  const opened = kept.lines.map(({ addressing }) => openSecrets(addressing, open));
  expect(opened).toEqual([
    expect.objectContaining({ password: 'hushhush', pin: '9417', sealedPin: expect.any(String) }),
    expect.objectContaining({ password: 'pitch 12 a', sealed: expect.any(String) }),
  ]);
});
