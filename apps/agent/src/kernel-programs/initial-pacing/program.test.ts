import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { INITIAL_PACING_PROGRAM } from './program.js';

const SOURCE = fileURLToPath(new URL('./initial-pacing.c', import.meta.url));
const say = (...[program = '', ...argv]: string[]) =>
  execFileSync(program, argv, { encoding: 'utf8', stdio: 'pipe' }).trim();

/** Another release of the compiler may say the same in other words. */
const hasSameCompiler = (() => {
  try {
    return say('bpf-gcc', '-dumpversion').startsWith('12');
  } catch {
    return false;
  }
})();

describe('the program that bounds initial pacing', () => {
  (hasSameCompiler ? it : it.skip)('is what its source compiles to', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tresse-bpf-'));
    const object = join(folder, 'initial-pacing.o');
    const headers = ['/usr/include', `/usr/include/${say('gcc', '-print-multiarch')}`];
    const places = headers.flatMap((path) => ['-idirafter', path]);
    say('bpf-gcc', '-O2', '-mcpu=v3', ...places, '-c', SOURCE, '-o', object);
    const unneeded = ['.comment', '.data', '.bss'].flatMap((section) => ['-R', section]);
    say('bpf-strip', '--strip-unneeded', ...unneeded, object);
    expect(readFileSync(object).toString('hex')).toBe(Buffer.from(INITIAL_PACING_PROGRAM).toString('hex'));
    rmSync(folder, { recursive: true });
  });
});
