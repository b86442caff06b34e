import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Messages } from 'next-intl';
import { forEveryPage, ofForms, ofRelays, ofSettings } from './groups';

/** Folders whose pages have the messages of relays beside those of every page. */
const ABOUT_RELAYS = ['relay', 'relay-capacity', 'relay-state', 'relays', 'regions', 'clouds'];
/** Those whose pages have the messages of settings. */
const OF_SETTINGS = ['team', 'webhooks', 'dns', 'site-name'];

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const en: Messages = JSON.parse(read('../../messages/en.json'));
const has = (messages: object, key: string) =>
  key
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], messages) !==
  undefined;

describe('the messages of a page', () => {
  it('have no group twice, and all of them', () => {
    const { edit: _, ...ofRelaysAlone } = ofRelays(en);
    const { edit: __, ...ofSettingsAlone } = ofSettings(en);
    const groups = [forEveryPage(en), ofForms(en), ofRelaysAlone, ofSettingsAlone].flatMap(Object.keys);
    expect(groups.sort()).toEqual(Object.keys(en).sort());
  });

  it.each([
    ...ABOUT_RELAYS.map((folder) => [folder, ofRelays] as const),
    ...OF_SETTINGS.map((folder) => [folder, ofSettings] as const),
  ])('are all that the folder %s asks for', (folder, ofItsPages) => {
    const code = readdirSync(new URL(`../features/${folder}`, import.meta.url))
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => read(`../features/${folder}/${name}`))
      .join('\n');
    const asked = [...code.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key = '']) => key);
    const given = { ...forEveryPage(en), ...ofItsPages(en) };
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter((key) => !has(given, key))).toEqual([]);
  });
});
