import { describe, expect, it } from '@jest/globals';
import { isTest, type Source, sources } from './source-tree.js';

/** What each room may import of Tresse. Dependencies go one way: towards `contracts`. */
const MAY_IMPORT: Record<string, string[]> = {
  'packages/contracts': [],
  'packages/api-client': [],
  'packages/pki': ['contracts'],
  'packages/cloud': ['contracts'],
  'packages/device-link': ['contracts'],
  'packages/reconcile': ['contracts'],
  'packages/net-plan': ['contracts'],
  'packages/line-quality': ['contracts'],
  'packages/personal-image': [],
  'packages/net-apply': ['contracts', 'net-plan'],
  'apps/agent': ['contracts', 'pki', 'device-link', 'reconcile', 'net-plan', 'net-apply', 'line-quality'],
  'apps/control-plane': ['contracts', 'cloud', 'pki', 'personal-image'],
  'apps/portal': ['contracts', 'api-client'],
  'infra/deb': [],
  'infra/image': ['deb', 'personal-image'],
  'infra/lab': ['contracts'],
};

const all = sources('packages', 'apps', 'infra');
const shipped = all.filter(({ path }) => !isTest(path));
const below = (folder: string) => shipped.filter(({ path }) => path.startsWith(`${folder}/`));

/** `path → import` of every import that the rule forbids. */
function offences(files: Source[], forbidden: (name: string, path: string) => boolean): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter((name) => forbidden(name, path)).map((name) => `${path} → ${name}`),
  );
}

describe('dependencies between rooms', () => {
  it.each(Object.entries(MAY_IMPORT))('%s imports nothing of Tresse but %j', (room, allowed) => {
    const forbidden = (name: string) =>
      name.startsWith('@tresse/') && !allowed.includes(name.slice('@tresse/'.length));
    expect(offences(below(room), forbidden)).toEqual([]);
  });

  it('has a rule for every room', () => {
    const rooms = new Set(
      all
        .map(({ path }) => path.split('/').slice(0, 2).join('/'))
        .filter((room) => /^(packages|apps)\//.test(room)),
    );
    expect([...rooms].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });

  it('leaves a room only through the other room’s front door', () => {
    const deep = (name: string) => /^@tresse\/[^/]+\//.test(name) || /\/(packages|apps)\//.test(name);
    expect(offences(shipped, deep)).toEqual([]);
  });
});

describe('pure rooms', () => {
  it.each(['packages/contracts', 'packages/net-plan', 'packages/line-quality'])(
    '%s uses no Node module, clock, randomness or environment, so that its answers depend on its arguments alone',
    (room) => {
      expect(offences(below(room), (name) => name.startsWith('node:'))).toEqual([]);
      const impure =
        /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bperformance\.|\bset(Timeout|Interval)\(/;
      expect(
        below(room)
          .filter(({ text }) => impure.test(withoutComments(text)))
          .map(({ path }) => path),
      ).toEqual([]);
    },
  );
});

describe('effects in one place', () => {
  it('starts child processes on a device only in net-apply', () => {
    const device = [...below('apps/agent'), ...below('packages')].filter(
      ({ path }) => !path.startsWith('packages/net-apply/') && !path.endsWith('/build.mjs'),
    );
    expect(offences(device, (name) => name === 'node:child_process')).toEqual([]);
  });

  it('never runs a shell, so that no name of a customer is ever a command', () => {
    const shell = /\bexecSync\(|\bexec\(\s*[`'"]|shell:\s*true|['"`](\/bin\/)?(ba|da)?sh['"`],/;
    expect(shipped.filter(({ text }) => shell.test(withoutComments(text))).map(({ path }) => path)).toEqual(
      [],
    );
  });

  it('touches Prisma only in repositories and the database folder', () => {
    const files = below('apps/control-plane').filter(
      ({ path }) =>
        !/\.repository\.ts$|\/src\/(database|auth)\//.test(path) && !path.endsWith('prisma.config.ts'),
    );
    expect(offences(files, (name) => /prisma|generated\//.test(name))).toEqual([]);
  });

  it('reads the environment of the control plane and the agent only in config, to which main hands it', () => {
    const files = [...below('apps/control-plane'), ...below('apps/agent')].filter(
      ({ path }) => !/\/src\/(config|main)\.ts$|\/(build\.mjs|prisma\.config\.ts)$/.test(path),
    );
    expect(
      files.filter(({ text }) => /process\.env/.test(withoutComments(text))).map(({ path }) => path),
    ).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}
