import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { bundleManifest, signingOf } from './bundle.js';
import { places } from './places.js';

const systemConf = readFileSync(join(places({}).rootFiles, 'etc/rauc/system.conf'), 'utf8');
const settingOf = (text: string, field: string) => new RegExp(`^${field}=(.*)$`, 'm').exec(text)?.[1];

it('an update is for the boxes that this root makes, in a format that they take', () => {
  const manifest = bundleManifest('1.2.3');
  expect(settingOf(manifest, 'compatible')).toBe(settingOf(systemConf, 'compatible'));
  expect(settingOf(manifest, 'format')).toBe(settingOf(systemConf, 'bundle-formats'));
  expect(manifest).toContain('version=1.2.3\n');
});

it('says which file of the signing is missing', async () => {
  const refused = signingOf('/nowhere');
  await expect(refused).rejects.toMatchObject({ code: 'signing.missing' });
  await expect(refused).rejects.toThrow('/nowhere/keyring.pem');
});
