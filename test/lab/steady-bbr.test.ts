// Runs beside another: it has a network namespace of its own.
/** The kernel takes the agent's kind of BBR, and connections in a network namespace of their own send by it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { forgetSteadyBbr } from '@tresse/lab';
import { ip, removeNamespaces, runInside } from './namespaces.js';
import { line, startScript } from './scripts.js';
import { suite } from './suite.js';

const NAMESPACE = `tsb-${process.pid}`;
const AGENT = fileURLToPath(new URL('../../apps/agent/dist/agent.mjs', import.meta.url));
const BYTES = 8e6;

/** Sends to itself, and asks the kernel by what before the connection ends. */
const TRANSFER = `
import { execFileSync } from 'node:child_process';
import { connect, createServer } from 'node:net';
const server = createServer((socket) => socket.write(Buffer.alloc(${BYTES}))).listen(0, '127.0.0.1', () => {
  let got = 0;
  const { port } = server.address();
  connect(port, '127.0.0.1').on('data', (data) => {
    got += data.length;
    if (got < ${BYTES}) return;
    const said = execFileSync('ss', ['-tinOH', 'state', 'established', 'sport', '=', ':' + port], { encoding: 'utf8' });
    console.log(said.trim().replaceAll('\\n', ' '));
  });
});
`;

beforeAll(() => {
  ip('netns', 'add', NAMESPACE);
  ip('-n', NAMESPACE, 'link', 'set', 'lo', 'up');
});

afterAll(async () => {
  removeNamespaces([NAMESPACE]);
  await forgetSteadyBbr();
});

suite('tresse_bbr', () => {
  it('is taken by the kernel, and connections send by it', async () => {
    if (!existsSync('/sys/kernel/btf/vmlinux'))
      return console.warn('Not tried: this kernel does not describe itself.');
    const { status, stdout } = spawnSync(
      'unshare',
      ['--mount', process.execPath, AGENT, 'prepare-kernel', '--role', 'site'],
      { encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    runInside(NAMESPACE, ['sysctl', '-qw', 'net.ipv4.tcp_congestion_control=tresse_bbr']);
    expect(await line(startScript(NAMESPACE, TRANSFER, []))).toMatch(/ tresse_bbr .*bytes_acked:8\d{6}/);
    expect(execFileSync('bpftool', ['struct_ops', 'show'], { encoding: 'utf8' })).toContain('tresse_bbr');
  }, 30_000);
});
