import { describe, expect, it } from '@jest/globals';
import { readCommand, UsageError } from './config.js';

describe('the command line', () => {
  it('runs a role on a state directory', () => {
    const argv = ['run', '--role', 'site', '--state-dir', '/var/lib/tresse', '--claim-file', '/boot/claim'];
    expect(readCommand(argv, {})).toEqual({
      name: 'run',
      role: 'site',
      stateDir: '/var/lib/tresse',
      claimFiles: ['/boot/claim'],
      findLines: false,
      localPage: null,
      logLevel: 'info',
    });
  });

  it('lets a box find its lines, show its page and look for a claim in several places', () => {
    const claims = ['--claim-file', '/etc/tresse/claim', '--claim-file', '/boot/firmware/claim.txt'];
    const argv = [
      'run',
      '--role',
      'site',
      '--state-dir',
      '/s',
      ...claims,
      '--find-lines',
      '--local-page',
      '80',
    ];
    expect(readCommand(argv, {})).toMatchObject({
      claimFiles: ['/etc/tresse/claim', '/boot/firmware/claim.txt'],
      findLines: true,
      localPage: 80,
    });
  });

  it('takes down and tells its version', () => {
    const env = { TRESSE_LOG_LEVEL: 'debug' };
    expect(readCommand(['down', '--state-dir', '/s'], env)).toEqual({
      name: 'down',
      stateDir: '/s',
      logLevel: 'debug',
    });
    expect(readCommand(['version'], {})).toEqual({ name: 'version' });
  });

  it('prepares the kernel for a relay', () => {
    const argv = ['prepare-kernel', '--role', 'relay'];
    const command = { name: 'prepare-kernel', role: 'relay', group: null, logLevel: 'info' };
    expect(readCommand(argv, {})).toEqual(command);
    expect(readCommand([...argv, '--control-group', '/sys/fs/cgroup/r'], {})).toMatchObject({
      group: '/sys/fs/cgroup/r',
    });
  });

  it.each([
    ['nothing', [], {}],
    ['an unknown command', ['walk'], {}],
    ['no state directory', ['run', '--role', 'site'], {}],
    ['a page at no port', ['run', '--role', 'site', '--state-dir', '/s', '--local-page', 'http'], {}],
    ['a port that there is not', ['run', '--role', 'site', '--state-dir', '/s', '--local-page', '70000'], {}],
    ['a relay that looks for lines', ['run', '--role', 'relay', '--state-dir', '/s', '--find-lines'], {}],
    ['an unknown role', ['run', '--role', 'hub', '--state-dir', '/s'], {}],
    ['a kernel prepared for no role', ['prepare-kernel'], {}],
    ['an unknown option', ['run', '--fast'], {}],
    ['an option without its value', ['run', '--role'], {}],
    ['a word too many', ['down', 'now', '--state-dir', '/s'], {}],
    ['an unknown log level', ['down', '--state-dir', '/s'], { TRESSE_LOG_LEVEL: 'loud' }],
  ])('with %s is answered by one sentence', (_what, argv, env) => {
    expect(() => readCommand(argv, env)).toThrow(UsageError);
    expect(() => readCommand(argv, env)).toThrow(/^[^\n]+\.$/);
  });
});
