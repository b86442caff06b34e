import { expect, it } from '@jest/globals';
import { describeStep } from './describe-step.js';

it('a step is told by its action and on what, without contents', () => {
  const content = 'secret'.repeat(100);
  expect(describeStep({ action: 'write-file', path: '/s/haproxy.cfg', content })).toBe(
    'write-file /s/haproxy.cfg',
  );
  expect(describeStep({ action: 'set-link', name: 'tl1', mtu: null })).toBe('set-link tl1');
  expect(describeStep({ action: 'add-rule', rule: { priority: 100, table: 101, mark: 101 } })).toBe(
    'add-rule {"priority":100,"table":101,"mark":101}',
  );
});

it('a configured tunnel is told by its name, and a long step is cut', () => {
  const tunnel = { name: 'tl1', publicKey: 'k', listenPort: null, mark: 101, peer: null };
  expect(describeStep({ action: 'configure-tunnel', tunnel, keyFile: '/s/wireguard.key' })).toBe(
    'configure-tunnel tl1',
  );
  expect(describeStep({ action: 'remove-file', path: `/${'x'.repeat(400)}` })).toHaveLength(256);
});
