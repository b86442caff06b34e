import { describe, expect, it } from '@jest/globals';
import { chooseLocale, chooseTimeZone } from './locale';

describe('chooseLocale', () => {
  it('keeps what the person chose, whatever the browser says', () => {
    expect(chooseLocale('fr', 'en-GB,en')).toBe('fr');
  });
  it('follows the qualities of Accept-Language', () => {
    expect(chooseLocale(undefined, 'de;q=0.9, en;q=0.5, fr-CH;q=0.8')).toBe('fr');
  });
  it('passes over languages it is told not to use', () => {
    expect(chooseLocale(undefined, 'fr;q=0, en;q=0.1')).toBe('en');
  });
  it('falls back to English for languages it lacks and cookies it does not know', () => {
    expect(chooseLocale('tlh', 'de, nl')).toBe('en');
    expect(chooseLocale(undefined, null)).toBe('en');
  });
});

describe('chooseTimeZone', () => {
  it('takes a known zone and refuses nonsense', () => {
    expect(chooseTimeZone('America/New_York')).toBe('America/New_York');
    expect(chooseTimeZone('Mars/Olympus')).toBe('Europe/Paris');
    expect(chooseTimeZone(undefined)).toBe('Europe/Paris');
  });
});
