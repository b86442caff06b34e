import { expect, it } from '@jest/globals';
import { isSeenAt, refusalOf } from './admit.js';

const LAN = ['192.168.213.1'];
const visit = (more: Partial<Parameters<typeof refusalOf>[0]> = {}) =>
  refusalOf(
    { method: 'GET', host: '192.168.213.1', origin: undefined, localAddress: '192.168.213.1', ...more },
    LAN,
  );

it.each([
  ['the box’s own address', { host: '192.168.213.1' }, null],
  ['that with a port', { host: '192.168.213.1:8080' }, null],
  ['its name', { host: 'Tresse.local' }, null],
  ['another name that was made to lead here', { host: 'evil.example' }, 'wrong-host'],
  ['an address that is not the page’s', { host: '192.168.1.20' }, 'wrong-host'],
  ['the loopback, from the LAN', { host: '127.0.0.1' }, 'wrong-host'],
  ['no host', { host: undefined }, 'wrong-host'],
  ['the loopback, on the box', { host: 'localhost:80', localAddress: '127.0.0.1' }, null],
  ['its own form', { method: 'POST', origin: 'http://192.168.213.1' }, null],
  ['another site’s form', { method: 'POST', origin: 'http://evil.example' }, 'wrong-origin'],
  ['a form of nowhere', { method: 'POST', origin: 'null' }, 'wrong-origin'],
  ['a form that does not say', { method: 'POST' }, 'wrong-origin'],
  ['the same host at another port', { method: 'POST', origin: 'http://192.168.213.1:81' }, 'wrong-origin'],
])('a visit by %s is answered rightly', (_what, more, refusal) => {
  expect(visit(more)).toBe(refusal);
});

it('the page is seen where a laptop is served, not at a line', () => {
  expect(isSeenAt('192.168.213.1', LAN)).toBe(true);
  expect(isSeenAt('::ffff:192.168.213.1', LAN)).toBe(true);
  expect(isSeenAt('192.168.1.20', LAN)).toBe(false);
  expect(isSeenAt(undefined, LAN)).toBe(false);
  expect(isSeenAt('127.0.0.1', [])).toBe(true);
});
