import { describe, expect, it } from '@jest/globals';
import { type Machine, obstacle } from './checks.js';

const READY: Machine = {
  missingTools: [],
  emulation: 'enabled\ninterpreter /usr/libexec/qemu-binfmt/aarch64-binfmt-P\nflags: PF\n',
  user: 'builder',
  root: false,
  subuid: 'other:1:1\nbuilder:100000:65536\n',
  freeBytes: 10e9,
  cache: '/cache',
};
const without = (change: Partial<Machine>, treeIsThere = false) =>
  obstacle({ ...READY, ...change }, treeIsThere);

describe('a machine that builds images', () => {
  it('is one with tools, room, an emulator and user numbers', () => {
    expect(without({})).toBeNull();
  });

  it('is told which packages bring the tools that it lacks', () => {
    const error = without({ missingTools: ['mcopy', 'tar2sqfs'] });
    expect(error).toMatchObject({ code: 'tools.missing' });
    expect(error?.message).toMatch(/apt install mtools squashfs-tools-ng$/);
  });

  it.each([
    ['disk.full', { freeBytes: 5e9 }, 'TRESSE_IMAGE_CACHE'],
    ['emulation.missing', { emulation: null }, 'update-binfmts --enable qemu-aarch64'],
    ['emulation.missing', { emulation: 'enabled\nflags: \n' }, 'binfmt-support'],
    ['subuid.missing', { subuid: 'other:1:1\n' }, 'usermod --add-subuids'],
  ])('is told %s and a way on', (code, change, way) => {
    const error = without(change);
    expect(error).toMatchObject({ code });
    expect(error?.message).toContain(way);
  });

  it('needs neither emulator nor much room once the tree is in the cache', () => {
    expect(without({ emulation: null, subuid: '', freeBytes: 3e9 }, true)).toBeNull();
  });
});
