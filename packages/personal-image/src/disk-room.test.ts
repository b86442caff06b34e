import { describe, expect, it } from '@jest/globals';
import { noRoom } from './disk-room.js';

describe('room for a release', () => {
  it('is there with a margin', () => {
    expect(noRoom('/images', { neededBytes: 100e6, freeBytes: 117e6 })).toBeUndefined();
  });

  it('is missed beforehand, in words', () => {
    expect(noRoom('/images', { neededBytes: 100e6, freeBytes: 110e6 })).toMatchObject({
      code: 'disk.full',
      message: 'The release may take 117 MB in /images, where 110 MB are free.',
    });
  });
});
