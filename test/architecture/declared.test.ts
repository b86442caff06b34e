import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { filesBelow, isTest, root, type Source, sources } from './source-tree.js';

/** What every test runs with; the root has it for all. */
const TEST_TOOLS = ['@jest/globals', 'fast-check'];

const workspaces = filesBelow('packages', 'apps', 'infra')
  .filter((path) => /^[^/]+\/[^/]+\/package\.json$/.test(path))
  .map((path) => path.slice(0, -'/package.json'.length));
const all = sources('.');

describe('what is imported by its package’s name', () => {
  it.each(workspaces)('is declared in %s/package.json', (workspace) => {
    const own = declaredIn(workspace);
    const inTests = [...own, ...TEST_TOOLS];
    const files = all.filter(({ path }) => path.startsWith(`${workspace}/`));
    expect(undeclared(files, (path) => (isTest(path) ? inTests : own))).toEqual([]);
  });

  it('is declared in the root’s package.json, or is a workspace, outside the workspaces', () => {
    const names = [...declaredIn('.'), ...workspaces.map(nameOf)];
    const files = all.filter(({ path }) => !workspaces.some((folder) => path.startsWith(`${folder}/`)));
    expect(undeclared(files, () => names)).toEqual([]);
  });
});

/** `path → package` of every import by name that the file's room doesn't declare. */
function undeclared(files: Source[], declared: (path: string) => string[]): string[] {
  return files.flatMap(({ path, imports }) =>
    imports
      .flatMap((name) => packageOf(name))
      .filter((name) => !declared(path).includes(name))
      .map((name) => `${path} → ${name}`),
  );
}

/** The package behind an import: none of a relative one, of Node's own modules and of the portal's alias `@/`. */
function packageOf(name: string): string | [] {
  return /^(?:@[\w-]+\/)?[a-z][\w.-]*(?=\/|$)/.exec(name)?.[0] ?? [];
}

function declaredIn(folder: string): string[] {
  const { dependencies = {}, devDependencies = {} } = manifestOf(folder);
  return Object.keys({ ...dependencies, ...devDependencies });
}

function nameOf(folder: string): string {
  return manifestOf(folder).name;
}

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}
