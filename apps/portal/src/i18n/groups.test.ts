import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Messages } from 'next-intl';
import { forEveryPage, ofForms, ofRelay } from './groups';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const en: Messages = JSON.parse(read('../../messages/en.json'));
const has = (messages: object, key: string) =>
  key
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], messages) !==
  undefined;

describe('the messages of a page', () => {
  it('have no group twice, and all of them', () => {
    const groups = [forEveryPage(en), ofForms(en), { relay: ofRelay(en).relay }].flatMap(Object.keys);
    expect(groups.sort()).toEqual(Object.keys(en).sort());
  });

  it('are all that a relay’s page asks for', () => {
    const code = readdirSync(new URL('../features/relay', import.meta.url))
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => read(`../features/relay/${name}`))
      .join('\n');
    const asked = [...code.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key = '']) => key);
    const given = { ...forEveryPage(en), ...ofRelay(en) };
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((key) => !has(given, key))).toEqual([]);
  });
});
