import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { type KernelAge, steadyBbrProgram } from './program.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const say = (...[program = '', ...argv]: string[]) =>
  execFileSync(program, argv, { cwd: FOLDER, encoding: 'utf8', stdio: 'pipe' }).trim();

/** Other releases of compiler and linker may say the same in other words. */
const hasSameTools = (() => {
  try {
    return say('clang-19', '-dumpversion') === '19.1.7' && say('bpftool', 'version').includes('libbpf v1.1');
  } catch {
    return false;
  }
})();

const AGES: readonly (readonly [KernelAge, ...string[]])[] = [
  ['since 6.10'],
  ['before 6.10', '-DBEFORE_6_10'],
];

describe('the program of tresse_bbr', () => {
  (hasSameTools ? it : it.skip).each(AGES)('is what its source compiles to, %s', (age, ...flags) => {
    const folder = mkdtempSync(join(tmpdir(), 'tresse-bpf-'));
    const [compiled, object] = [join(folder, 'compiled.o'), join(folder, 'steady-bbr.o')];
    const how = ['-target', 'bpf', '-O2', '-g', '-mcpu=v3', '-fdebug-compilation-dir=.', ...flags];
    say('clang-19', ...how, '-c', 'steady-bbr.c', '-o', compiled);
    say('bpftool', 'gen', 'object', object, compiled);
    expect(Buffer.from(steadyBbrProgram(age)).toString('hex')).toBe(readFileSync(object).toString('hex'));
    rmSync(folder, { recursive: true });
  });
});
