import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** One source file that git knows or would add, with what it imports. */
export interface Source {
  path: string;
  text: string;
  imports: string[];
}

/** Every TypeScript and JavaScript source below the folders, generated ones left out. */
export function sources(...folders: string[]): Source[] {
  return filesBelow(...folders)
    .filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !/generated\//.test(path))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, imports: importsOf(text) };
    });
}

/** Paths below the folders as git lists them, relative to the root. */
export function filesBelow(...folders: string[]): string[] {
  const args = ['-C', root, 'ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders];
  return execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(Boolean);
}

function importsOf(text: string): string[] {
  const pattern = /(?<![.\w])(?:from|import)\s*\(?\s*'([^']+)'/g;
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);
}

/** True for a file that only tests use. */
export function isTest(path: string): boolean {
  return /\.test\.ts$|\/test\/|\/testing\//.test(path);
}
