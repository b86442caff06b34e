/** `npm run -s bench:moves`: how long the control plane takes to move 200 sites off a lost relay, and what that costs. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../infra/local/machine.mjs';

const words = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/.bin/jest')];
const only = ['apps/control-plane/test/full-relay.test.ts', '-t', 'is left by all within seconds'];
spawn(process.execPath, [...words, ...only, '--selectProjects', 'integration', '-i'], {
  cwd: root,
  stdio: 'inherit',
}).on('exit', (code) => {
  process.exitCode = code ?? 1;
});
