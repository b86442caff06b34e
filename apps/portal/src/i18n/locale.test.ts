import { describe, expect, it } from '@jest/globals';
import { chooseLocale, chooseTimeZone } from './locale';

describe('chooseLocale', () => {
  it('keeps what the person chose, whatever the browser says', () => {
    expect(chooseLocale('fr', 'en-GB,en')).toBe('fr-FR');
  });
  it('follows the qualities of Accept-Language', () => {
    expect(chooseLocale(undefined, 'de;q=0.9, en;q=0.5, fr-CH;q=0.8')).toBe('fr-CH');
  });
  it('passes over languages it is told not to use', () => {
    expect(chooseLocale(undefined, 'fr;q=0, en;q=0.1')).toBe('en-GB');
  });
  it('falls back to English for languages it lacks and cookies it does not know', () => {
    expect(chooseLocale('tlh', 'de, nl')).toBe('en-GB');
    expect(chooseLocale(undefined, null)).toBe('en-GB');
  });
  it('writes dates and figures as the browser’s region does', () => {
    expect(chooseLocale(undefined, 'en-US,en;q=0.9')).toBe('en-US');
    expect(chooseLocale('en', 'fr-FR,fr;q=0.9,en-US;q=0.8')).toBe('en-US');
    expect(chooseLocale(undefined, 'en-Latn-ZA')).toBe('en-ZA');
  });
});

describe('chooseTimeZone', () => {
  it('takes a known zone and refuses nonsense', () => {
    expect(chooseTimeZone('America/New_York')).toBe('America/New_York');
    expect(chooseTimeZone('Mars/Olympus')).toBe('Europe/Paris');
    expect(chooseTimeZone(undefined)).toBe('Europe/Paris');
  });
});
