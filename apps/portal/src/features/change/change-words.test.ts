import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Change } from '@tresse/contracts';
import { createTranslator } from 'use-intl/core';
import { chooseLocale } from '../../i18n/locale';
import { valueWords } from './change-words';

function say(language: 'en' | 'fr', field: Change['field'], value: string): string {
  const path = new URL(`../../../messages/${language}.json`, import.meta.url);
  const t = createTranslator({
    locale: chooseLocale(language, null),
    messages: JSON.parse(readFileSync(path, 'utf8')),
  });
  return valueWords(t as never, language, field, value).replaceAll(/[\u202f\u00a0]/g, ' ');
}

describe('a value of a change', () => {
  it.each<[Change['field'], string, string]>([
    ['line.contract', '7232/896 kbit/s', '7.2 down, 0.9 up (Mbit/s)'],
    [
      'line.allowance',
      '200 GB, 5., throttle 256 kbit/s',
      '200 GB a month from day 5. Then: slow the line down (256 kbit/s)',
    ],
    ['line.allowance', '50 GB, 28., cut', '50 GB a month from day 28. Then: stop using the line'],
    ['line.addressing', 'pppoe me@isp •••', 'PPPoE me@isp •••'],
    ['line.addressing', '192.168.1.2/24 via 192.168.1.1', '192.168.1.2/24 via 192.168.1.1'],
    ['line', 'wan1 automatic', 'wan1, Automatic (the system’s)'],
    ['line', 'eth0 VLAN 35 pppoe me@isp •••', 'eth0 VLAN 35, PPPoE me@isp •••'],
    ['line', 'wan2 10.0.0.2/24 via 10.0.0.1', 'wan2, 10.0.0.2/24 via 10.0.0.1'],
    ['lan.mode', 'in-front 192.168.10.2, 10.0.0.0/8', 'In front of your router, 192.168.10.2, 10.0.0.0/8'],
    ['priority', 'udp 5060 ⇒ voice', 'udp 5060 ⇒ Calls'],
    ['braid', 'bond, balance-rr, watcher', 'Bond (OpenVPN), balance-rr, Tresse’s watcher'],
    ['name', 'Farm', 'Farm'],
  ])('of %s is in plain words', (field, value, words) => {
    expect(say('en', field, value).toLowerCase()).toBe(words.toLowerCase());
  });

  it('has its figures by locale', () => {
    expect(say('fr', 'line.contract', '7232/1000 kbit/s')).toBe('7,2 desc., 1 mont. (Mbit/s)');
  });
});
