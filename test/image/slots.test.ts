import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { places, slotFile } from '@tresse/image';

const PROGRAM = join(places({}).rootFiles, 'usr/lib/tresse/rauc-boot');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tresse-slots-'));
  runsFrom('a');
  for (const slot of ['a', 'b'] as const) {
    mkdirSync(join(folder, slot));
    writeFileSync(kernelOf(slot), 'a kernel');
  }
  writeFileSync(join(folder, 'slot.txt'), slotFile({ next: 'a', trying: null, bad: null }));
});

afterEach(() => rmSync(folder, { recursive: true }));

const kernelOf = (slot: 'a' | 'b') => join(folder, slot, 'vmlinuz');
const runsFrom = (slot: 'a' | 'b') =>
  writeFileSync(join(folder, 'cmdline'), `quiet tresse.slot=${slot} panic=10\n`);
const state = () => readFileSync(join(folder, 'slot.txt'), 'utf8');

/** As RAUC calls it (RAUC's manual, «Custom Bootloader Backend»). */
function backend(...args: string[]): string {
  const env = { ...process.env, TRESSE_BOOT: folder, TRESSE_CMDLINE: join(folder, 'cmdline') };
  return execFileSync(PROGRAM, args, { env, encoding: 'utf8', stdio: 'pipe' }).trim();
}

describe('the boot backend of an update', () => {
  it('says which slot runs and which is next', () => {
    expect([backend('get-current'), backend('get-primary'), backend('get-state', 'b')]).toEqual([
      'a',
      'a',
      'good',
    ]);
  });

  it('lets the other slot be tried, not more', () => {
    backend('set-primary', 'b');
    expect(state()).toBe(slotFile({ next: 'b', trying: 'b', bad: null }));
  });

  it('keeps a slot once it runs and is called good', () => {
    runsFrom('b');
    backend('set-state', 'b', 'good');
    expect(state()).toBe(slotFile({ next: 'b', trying: null, bad: null }));
  });

  it('goes back at once from a slot that is called bad', () => {
    backend('set-primary', 'b');
    backend('set-state', 'b', 'bad');
    expect(state()).toBe(slotFile({ next: 'a', trying: null, bad: 'b' }));
    expect(backend('get-state', 'b')).toBe('bad');
  });

  it('forgives a slot that is written anew', () => {
    backend('set-state', 'b', 'bad');
    backend('set-state', 'b', 'good');
    expect(state()).toBe(slotFile({ next: 'a', trying: null, bad: null }));
  });

  it.each([
    ['set-primary', 'b'],
    ['set-state', 'a', 'bad'],
  ])('starts no slot without a kernel: %s %s', (...command) => {
    rmSync(kernelOf('b'));
    expect(() => backend(...command)).toThrow('Slot b has no kernel.');
    expect(state()).toBe(slotFile({ next: 'a', trying: null, bad: null }));
  });

  it('knows no third slot', () => {
    expect(() => backend('set-primary', 'c')).toThrow('There is no slot c.');
  });
});
