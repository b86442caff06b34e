import { inspect } from 'node:util';
import { expect, it } from '@jest/globals';
import { Secret } from './secret.js';

it('a secret shows as redacted, however it is printed', () => {
  const secret = new Secret('hunter2\n');
  const printed = [
    String(secret),
    `${secret}`,
    JSON.stringify({ secret }),
    inspect({ deep: [{ secret }] }, { depth: 9, showHidden: true }),
    Object.entries(secret).join(),
  ].join(' ');
  expect(printed).not.toContain('hunter2');
  expect(printed.match(/\[redacted\]/g)).toHaveLength(4);
  expect(secret.reveal()).toBe('hunter2');
});
