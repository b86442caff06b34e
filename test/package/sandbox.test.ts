/** The whole product on two fresh Debians, each agent run by its unit in its sandbox. Needs root and Linux. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Site } from '@tresse/contracts';
import { CAPABILITIES, PACKAGE, PATHS } from '@tresse/deb';
import {
  type AgentRole,
  awaitSite,
  LAN_GATEWAY_ADDRESS,
  type Lab,
  type NodeName,
  type ProvisionedSite,
  provisionDemoSite,
  RELAY_ADDRESS,
  SERVER_ADDRESS,
  startLab,
} from '@tresse/lab';
import { root } from '../architecture/source-tree.js';
import { suite } from '../lab/suite.js';
import { type ControlPlane, startControlPlane } from './control-plane.js';
import { freshRoot } from './fresh-root.js';
import { type TestPackage, testPackage } from './package.js';
import { PackagedAgent } from './packaged-agent.js';

/** Of capabilities(7). */
const BITS = { CAP_NET_BIND_SERVICE: 10, CAP_NET_ADMIN: 12, CAP_NET_RAW: 13 };

const OWNER = {
  name: 'Camille Example',
  email: 'camille@tresse.example',
  password: 'three ripe pears',
  organization: 'Corner Shop',
};

let dataDir: string;
let built: TestPackage;
let lab: Lab;
let controlPlane: ControlPlane;
let provisioned: ProvisionedSite;
const agents = {} as Record<AgentRole, PackagedAgent>;

async function on(node: NodeName, argv: readonly [string, ...string[]]): Promise<string> {
  const { code, stdout, stderr } = await lab.exec(node, argv, { timeoutMs: 30_000 });
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}: ${stdout}${stderr}`);
  return stdout;
}

const peer = () => on('lan', ['curl', '-s', '-m', '10', `http://${SERVER_ADDRESS}/peer`]);
const programs = async (role: AgentRole) =>
  (await agents[role].processes()).map(({ command }) => command.replace(/ .*$/, '').replace(/^.*\//, ''));

/** What both agents said, for whoever reads a failure. */
async function journals(): Promise<string> {
  const said = Object.values(agents).map(({ machine }) =>
    machine.exec(['journalctl', '-u', PACKAGE, '-o', 'cat', '-n', '60', '--no-pager']),
  );
  return (await Promise.all(said)).map(({ stdout }) => stdout).join('\n──\n');
}

suite('the unit’s sandbox', () => {
  beforeAll(async () => {
    await freshRoot();
    dataDir = await mkdtemp(join(tmpdir(), 'tresse-sandbox-'));
    await chmod(dataDir, 0o755);
    built = await testPackage();
    lab = await startLab({
      instance: 'package',
      scenarioFile: join(root, 'infra/lab/scenarios/a-adsl.json'),
      stateDir: join(dataDir, 'lab'),
      agentProgram: join(root, 'apps/agent/dist/agent.mjs'),
      keep: (options) => {
        agents[options.role] = new PackagedAgent(options, built.file);
        return agents[options.role];
      },
    });
    controlPlane = await startControlPlane(lab, join(dataDir, 'control-plane'));
    try {
      provisioned = await provisionDemoSite(controlPlane.url, OWNER, {
        lan: {
          interface: 'lan0',
          address: `${LAN_GATEWAY_ADDRESS}/24`,
          dhcp: { first: '192.168.50.100', last: '192.168.50.109' },
          dns: true,
        },
      });
    } catch (error) {
      process.stderr.write(await journals());
      throw error;
    }
  }, 600_000);

  afterAll(async () => {
    await controlPlane?.end();
    await lab?.stop();
    await built?.remove();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  it('lets every line come up, and traffic leave by the relay’s address', async () => {
    expect(provisioned.site.state).toBe('up');
    expect(JSON.parse(await peer()).address).toContain(RELAY_ADDRESS);
  });

  it('lets the LAN have addresses and names', async () => {
    const script = join(dataDir, 'tell.sh');
    await writeFile(script, '#!/bin/sh\n[ "$1" = bound ] && env\nexit 0\n', { mode: 0o755 });
    const lease = await on('lan', ['udhcpc', '-i', 'eth0', '-n', '-q', '-f', '-t', '5', '-s', script]);
    expect(lease).toMatch(/^ip=192\.168\.50\.10\d$/m);
    expect(await on('lan', ['dig', '+short', '+time=5', `@${LAN_GATEWAY_ADDRESS}`, 'example.com'])).toMatch(
      /^\d/,
    );
  });

  it.each<[AgentRole, string[]]>([
    ['site', ['node', 'haproxy', 'dnsmasq', 'wireguard-go']],
    ['relay', ['node', 'haproxy', 'openvpn', 'wireguard-go']],
  ])('holds the %s and each of its programs', async (role, expected) => {
    expect(await programs(role)).toEqual(expect.arrayContaining(expected));
    const mask = CAPABILITIES.reduce((sum, { name }) => sum + 2 ** BITS[name], 0);
    for (const { command, status } of await agents[role].processes()) {
      expect({
        command,
        bounds: Number.parseInt(status.CapBnd ?? '', 16),
        noNewPrivileges: status.NoNewPrivs,
        filtered: status.Seccomp,
      }).toEqual({ command, bounds: mask, noNewPrivileges: '1', filtered: '2' });
    }
  });

  it('keeps the system and others’ kernel settings from being written', async () => {
    const running = await agents.site.processes();
    const pid = running.find(({ command }) => command.includes('agent.mjs'))?.pid;
    const write = (path: string) =>
      agents.site.machine.exec(['nsenter', `--target=${pid}`, '--mount', 'sh', '-c', `: >> ${path}`]);
    for (const path of [
      PATHS.program,
      '/etc/passwd',
      '/run/systemd/system/x.service',
      '/proc/sys/kernel/hostname',
    ]) {
      expect(`${path}: ${(await write(path)).stderr}`).toMatch(
        /: .*(Read-only file system|Directory nonexistent)/,
      );
    }
    for (const path of [`${PATHS.state}/x`, '/proc/sys/net/ipv4/ip_forward']) {
      expect((await write(path)).stderr).toBe('');
    }
  });

  it('leaves the data plane at work while the agent starts anew', async () => {
    const proxies = async () =>
      (await agents.site.processes())
        .filter(({ command }) => command.startsWith('haproxy'))
        .map(({ pid }) => pid);
    const before = await proxies();
    expect(before).not.toEqual([]);
    await agents.site.machine.run(['systemctl', 'restart', PACKAGE]);
    expect(JSON.parse(await peer()).address).toContain(RELAY_ADDRESS);
    expect(await proxies()).toEqual(before);
  });

  it('lets a line without UDP be carried by OpenVPN', async () => {
    await on('inet', [
      ...(['nft', 'insert', 'rule', 'ip', 'boxes', 'inbound'] as const),
      ...['iifname', 'line1', 'meta', 'l4proto', 'udp', 'drop'],
    ]);
    const carried = ({ lines: [first], state }: Site) => state === 'up' && first?.carrier === 'tcp';
    const { session, site } = provisioned;
    await awaitSite(session, site.id, 'line 1 is carried by TCP and all is up', carried, 120_000);
    expect(await programs('site')).toContain('openvpn');
    expect(JSON.parse(await peer()).address).toContain(RELAY_ADDRESS);
  }, 150_000);

  it('takes everything down when the package is purged', async () => {
    await agents.site.machine.run(['apt-get', 'purge', '-y', '-qq', PACKAGE]);
    expect(await on('site', ['nft', 'list', 'tables'])).not.toContain('tresse');
    expect(await on('site', ['ip', '-br', 'link'])).not.toMatch(/^tl\d/m);
    expect((await agents.site.machine.exec(['ls', PATHS.state])).code).toBe(2);
  }, 30_000);
});
