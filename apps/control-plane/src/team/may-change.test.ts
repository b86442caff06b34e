import { expect, it } from '@jest/globals';
import { mayTouch } from './may-change.js';

it('only owners touch owners, and viewers nobody', () => {
  expect([mayTouch('owner', 'owner', 'viewer'), mayTouch('admin', 'admin', 'viewer')]).toEqual([true, true]);
  expect([mayTouch('admin', 'owner'), mayTouch('admin', 'viewer', 'owner')]).toEqual([false, false]);
  expect([mayTouch('viewer', 'viewer'), mayTouch('viewer')]).toEqual([false, false]);
});
