/** A lab leaves nothing on the machine: not when it is stopped, and not when it is killed and cleaned up after. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanUp, type LabOptions, runToEnd, startLab } from '@tresse/lab';

const INSTANCE = `traces${process.pid}`;
const BUILT = new URL('../../infra/lab/dist/index.js', import.meta.url).href;
const AGENT = `
import { rmSync } from 'node:fs';
if (process.argv[2] === 'run') {
  rmSync(process.argv.at(-1), { force: true });
  setInterval(() => {}, 1000);
}
process.on('SIGTERM', () => process.exit(0));
`;

let stateDir: string;
let options: LabOptions;

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'tresse-traces-'));
  const agentProgram = join(stateDir, 'agent.mjs');
  await writeFile(agentProgram, AGENT);
  const scenarioFile = fileURLToPath(new URL('../../infra/lab/scenarios/a-adsl.json', import.meta.url));
  options = { instance: INSTANCE, stateDir, agentProgram, scenarioFile };
});

afterEach(async () => {
  await cleanUp(INSTANCE, stateDir);
  await rm(stateDir, { recursive: true, force: true });
});

describe('a lab', () => {
  it('shows each line’s public address to the server, goes silent on a cut, and leaves nothing when stopped', async () => {
    const before = await traces();
    const lab = await startLab(options);
    const peer = (device: string) =>
      lab.exec('site', ['curl', '-s', '-m', '2', '--interface', device, 'http://198.51.100.10/peer']);
    expect(JSON.parse((await peer('wan1')).stdout).address).toBe('203.0.113.101');
    expect(JSON.parse((await peer('wan2')).stdout).address).toBe('203.0.113.102');
    expect((await lab.exec('site', ['ping', '-c', '1', '-W', '2', lab.controlPlaneAddress])).code).toBe(0);
    await lab.cut('line2');
    expect((await peer('wan2')).code).not.toBe(0);
    await lab.plugInSite('a claim');
    expect((await ask(lab.socketPath, 'POST', '/site', { claim: 'another' })).status).toBe(409);
    expect((await ask(lab.socketPath, 'POST', '/lines/line9/cut')).status).toBe(404);
    expect((await ask(lab.socketPath, 'POST', '/relay', { clam: 1 })).status).toBe(400);
    const state = await ask(lab.socketPath, 'GET', '/state');
    expect(state.body).toMatchObject({
      lines: [{ name: 'line1', interface: 'wan1', cut: false }, { cut: true }],
      relay: { state: 'empty' },
      site: { state: 'running' },
    });
    await lab.stop();
    expect(await traces()).toEqual(before);
  }, 60_000);

  it('leaves nothing once cleaned up after it was killed, and remembers what was plugged in', async () => {
    const before = await traces();
    const program = `
      const { startLab } = await import(${JSON.stringify(BUILT)});
      const lab = await startLab(${JSON.stringify(options)});
      await lab.plugInRelay('a claim');
      console.log('up');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(createInterface(child.stdout), 'line');
    await expect(cleanUp(INSTANCE, stateDir)).rejects.toMatchObject({ code: 'lab.running' });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await cleanUp(INSTANCE, stateDir);
    expect(await traces()).toEqual(before);
    await cleanUp(INSTANCE, stateDir);
    const lab = await startLab(options);
    expect(lab.boxState('relay')).toBe('running');
    await lab.stop();
  }, 60_000);
});

/** Namespaces, links and control groups of this instance, mounts, and living processes that belong to it. */
async function traces(): Promise<string[]> {
  const { stdout: namespaces } = await runToEnd(['ip', 'netns', 'list']);
  const { stdout: links } = await runToEnd(['ip', '-br', 'link']);
  const mounts = await readFile('/proc/mounts', 'utf8');
  return [
    ...namespaces.split('\n').filter((line) => line.includes(INSTANCE)),
    ...links
      .split('\n')
      .filter((line) => line.includes('tresse'))
      .map((line) => line.split(/[@ ]/)[0] ?? ''),
    ...mounts.split('\n').filter((line) => line.includes(INSTANCE) || line.includes('wireguard')),
    ...(await controlGroups()),
    ...(await processes()),
    ...(existsSync(join(stateDir, 'lab.sock')) ? ['socket'] : []),
  ];
}

async function controlGroups(): Promise<string[]> {
  const { stdout } = await runToEnd(['find', '/sys/fs/cgroup', '-type', 'd', '-name', `*${INSTANCE}*`]);
  return stdout.split('\n').filter(Boolean);
}

async function processes(): Promise<string[]> {
  const found: string[] = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const alive = await readlink(`/proc/${pid}/exe`).catch(() => undefined);
    if (alive && (command.includes(INSTANCE) || command.includes(stateDir))) found.push(command);
  }
  return found;
}

async function ask(socketPath: string, method: string, path: string, body?: unknown) {
  const outgoing = request({ socketPath, method, path, agent: false });
  outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  const [response] = await once(outgoing, 'response');
  let text = '';
  for await (const chunk of response.setEncoding('utf8')) text += chunk;
  return { status: response.statusCode as number, body: JSON.parse(text) as unknown };
}
