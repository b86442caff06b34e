import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesBelow, root } from './source-tree.js';

const DATA = /(^|\/)(generated|migrations|messages|scenarios|public|dist|dictionaries)(\/|$)/;
/** Next gives every file of these folders a meaning by its name. */
const ROUTES = /^apps\/portal\/src\/app(\/|$)/;

const files = filesBelow('packages', 'apps', 'infra', 'test', 'prisma').filter((path) => !DATA.test(path));
const folders = [...new Set(files.map((path) => dirname(path)))].filter(
  (folder) =>
    files.some((path) => dirname(path) === folder && /\.(ts|tsx|mjs|c)$/.test(path)) && !ROUTES.test(folder),
);

describe('folders', () => {
  it.each(folders)('%s says in a sentence what it is for', (folder) => {
    expect(sentenceOf(folder)).toMatch(/\S+ \S+ \S+.*\./s);
  });

  it('has no room that collects everything', () => {
    const collectors = files.filter((path) =>
      /(^|\/)(utils?|common|helpers?|misc|shared)(\/|\.tsx?$)/.test(path),
    );
    expect(collectors).toEqual([]);
  });
});

/** The README's first line, the package's description, or the comment that opens the folder's main file. */
function sentenceOf(folder: string): string {
  const here = files.filter((path) => dirname(path) === folder).map((path) => path.slice(folder.length + 1));
  if (here.includes('README.md')) return read(folder, 'README.md');
  if (here.includes('package.json')) return JSON.parse(read(folder, 'package.json')).description ?? '';
  const parent = dirname(folder);
  if (folder.endsWith('/src') && files.includes(`${parent}/package.json`)) {
    return JSON.parse(read(parent, 'package.json')).description ?? '';
  }
  const main = ['index.ts', 'index.tsx', 'main.ts', ...here].find(
    (name) => here.includes(name) && opensWithComment(folder, name),
  );
  return main ? (/^\/\*+([\s\S]*?)\*\//.exec(read(folder, main))?.[1] ?? '') : '';
}

function opensWithComment(folder: string, name: string): boolean {
  return read(folder, name).startsWith('/*');
}

function read(folder: string, name: string): string {
  return readFileSync(join(root, folder, name), 'utf8');
}
