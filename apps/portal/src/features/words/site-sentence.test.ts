import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createTranslator } from 'use-intl/core';
import { chooseLocale } from '../../i18n/locale';
import { siteSentence, type Told } from './site-sentence';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const ago = (ms: number) => new Date(NOW - ms).toISOString();

type Line = Told['lines'][number];
const line = (index: number, name: string, more: Partial<Line> = {}): Line => ({
  id: `00000000-0000-4000-8000-00000000000${index}`,
  index,
  name,
  kind: 'adsl',
  state: 'up',
  cause: null,
  since: ago(86_400_000),
  ...more,
});
const site = (more: Partial<Told>): Told => ({
  state: 'up',
  since: ago(3_600_000),
  lastSeenAt: ago(1_000),
  lines: [line(1, 'Orange'), line(2, 'Free')],
  ...more,
});

/** The sentence with plain spaces. */
function say(told: Told, language: 'en' | 'fr'): string {
  const path = new URL(`../../../messages/${language}.json`, import.meta.url);
  const locale = chooseLocale(language, null);
  const t = createTranslator({ locale, messages: JSON.parse(readFileSync(path, 'utf8')) });
  return siteSentence(told, NOW, locale)
    .map(({ key, values }) => t(key, values))
    .join(' ')
    .replaceAll('\u00a0', ' ');
}

describe('the sentence of a site', () => {
  it('says that lines are to be named where there are none', () => {
    const unnamed = site({ state: 'waiting', lines: [] });
    expect(say(unnamed, 'en')).toBe('The box is there and has no lines yet. Name them to bring the site up.');
    expect(say({ ...unnamed, lastSeenAt: null }, 'en')).toContain('Waiting for its box.');
  });

  it('says that all is well', () => {
    expect(say(site({}), 'en')).toBe('Up on 2 of 2 lines. Nothing for you to do.');
    expect(say(site({}), 'fr')).toBe('En service sur 2 lignes sur 2. Vous n’avez rien à faire.');
  });

  it('names the bad line, its cause, since when, and where traffic goes', () => {
    const told = site({
      state: 'degraded',
      lines: [line(1, 'Orange', { state: 'down', cause: 'silent', since: ago(250_000) }), line(2, 'Free')],
    });
    expect(say(told, 'en')).toBe(
      'Up on 1 of 2 lines. Orange has been silent for 4 minutes; your traffic goes over Free.',
    );
    expect(say(told, 'fr')).toBe(
      'En service sur 1 ligne sur 2. Orange ne répond plus depuis 4 minutes ; votre trafic passe par Free.',
    );
  });

  it('tells an unplugged cable from a silent line', () => {
    const told = site({
      state: 'degraded',
      lines: [line(1, 'Orange', { state: 'down', cause: 'no-carrier', since: ago(61_000) }), line(2, 'Free')],
    });
    expect(say(told, 'en')).toContain('Orange has had no cable signal for 1 minute');
  });

  it('joins several bad lines in the language’s own way', () => {
    const down = { state: 'down', cause: 'silent', since: ago(7_200_000) } as const;
    const told = site({
      state: 'degraded',
      lines: [line(1, 'Orange', down), line(2, 'Free'), line(3, '4G', down)],
    });
    expect(say(told, 'fr')).toContain('Orange et 4G sont en panne');
    expect(say(told, 'en')).toContain('Orange and 4G have been down for 2 hours');
  });

  it('does not call a link dead only because its box is not heard', () => {
    const told = site({ state: 'offline', lastSeenAt: ago(180_000) });
    expect(say(told, 'en')).toContain('not been heard for 3 minutes');
    expect(say(told, 'en')).toContain('may still work');
  });

  it('stays calm while a box may just be reconnecting', () => {
    expect(say(site({ state: 'offline', lastSeenAt: ago(20_000) }), 'en')).toBe(
      'Reconnecting to the box. Your link does not depend on it.',
    );
  });

  it('knows a box that is starting from one that is missing', () => {
    expect(say(site({ state: 'waiting' }), 'en')).toContain('box is starting');
    expect(say(site({ state: 'waiting', lastSeenAt: null }), 'en')).toContain('Finish the first steps');
  });

  it('counts many working lines rather than naming them', () => {
    const lines = [
      line(1, 'Orange', { state: 'down' }),
      ...['A', 'B', 'C', 'D'].map((name, i) => line(i + 2, name)),
    ];
    expect(say(site({ state: 'degraded', lines }), 'en')).toContain('your traffic goes over the other 4.');
    expect(say(site({ state: 'degraded', lines }), 'fr')).toContain('votre trafic passe par les 4 autres.');
  });

  it('says what to do when every line is down', () => {
    expect(say(site({ state: 'down', since: ago(45_000) }), 'en')).toBe(
      'Down: none of the 2 lines has worked for 45 seconds. Check the power and the cables of your routers.',
    );
  });
});
