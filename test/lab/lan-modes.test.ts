// Runs beside another: it measures no time.
/** The modes of a LAN and its way back to itself, with real packets. Needs root and Linux. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LanMode } from '@tresse/contracts';
import { DESIRED_RELAY, PUBLIC_ADDRESS } from './data-plane/desired.js';
import type { StationProcess } from './data-plane/station-process.js';
import { PORTS, relaySite, siteIn } from './lan-modes/desired.js';
import {
  buildNetwork,
  icmpCounter,
  inside,
  type Node,
  received,
  removeNetwork,
} from './lan-modes/network.js';
import { answers, isSilent, startTalk, startWho, whoAmI } from './lan-modes/programs.js';
import { startStations } from './lan-modes/stations.js';
import { endScripts } from './scripts.js';
import { suite } from './suite.js';

const directory = mkdtempSync(join(tmpdir(), 'tresse-lan-modes-'));
const SERVER = '198.51.100.10';
/** Addresses of the site in the tunnels of its lines. */
const LINES = ['10.77.0.17', '10.77.0.18'];
let site: StationProcess;
let relay: StationProcess;

/** Makes the site one of this mode; gives the actions that are left to do afterwards. */
async function turnTo(mode: LanMode): Promise<string[]> {
  const role = { role: 'site' as const, desired: siteIn(mode, relay.publicKey) };
  expect((await site.apply({ role })).failed).toBeNull();
  return (await site.plan({ role })).map(({ action }) => action);
}

const reaches = (node: Node) => answers(node, null, SERVER);

suite('a LAN', () => {
  beforeAll(async () => {
    buildNetwork();
    ({ site, relay } = await startStations(directory));
    await Promise.all([
      startWho('server', 'tcp', 8000),
      startWho('server', 'udp', 8000),
      startWho('host', 'tcp', 80),
      startWho('host', 'udp', PORTS.range + 3),
      startWho('inner', 'tcp', 80),
      startWho('site', 'tcp', 2200),
    ]);
    const role = {
      role: 'relay' as const,
      desired: DESIRED_RELAY,
      sites: [relaySite(site.publicKey)],
    };
    expect((await relay.apply({ role })).failed).toBeNull();
  }, 60_000);

  afterAll(() => {
    endScripts();
    site?.end();
    relay?.end();
    removeNetwork();
    rmSync(directory, { recursive: true, force: true });
  });

  describe('in front of a router', () => {
    it('is set up in one go', async () => {
      const mode = { kind: 'in-front' as const, router: '192.168.50.4', networks: ['172.20.0.0/16'] };
      expect(await turnTo(mode)).toEqual([]);
    }, 30_000);

    it.each(['host', 'inner'] as const)('shows the relay’s address for %s, whatever it sends', (node) => {
      expect(whoAmI(node, 'tcp', SERVER, 8000)).toContain(PUBLIC_ADDRESS);
      expect(whoAmI(node, 'udp', SERVER, 8000)).toContain(PUBLIC_ADDRESS);
      expect(reaches(node)).toBe(true);
    });

    it('leads callers from outside to behind the router, who are seen as they are', () => {
      expect(whoAmI('server', 'tcp', PUBLIC_ADDRESS, PORTS.inner)).toContain(SERVER);
    });

    it.each(['host', 'inner'] as const)('leads %s back to both by the public address', (node) => {
      expect(whoAmI(node, 'tcp', PUBLIC_ADDRESS, PORTS.host)).toContain('192.168.50.1');
      expect(whoAmI(node, 'tcp', PUBLIC_ADDRESS, PORTS.inner)).toContain('192.168.50.1');
      expect(whoAmI(node, 'udp', PUBLIC_ADDRESS, PORTS.range + 3)).toContain('192.168.50.1');
    });

    it('does nothing for a network behind the router that nobody has named', () => {
      inside('inner', ['ip', 'address', 'replace', '172.30.0.10/32', 'dev', 'lo']);
      inside('router', ['ip', 'route', 'replace', '172.30.0.10', 'via', '172.20.1.10']);
      const from = ['curl', '-s', '-m', '2', '--interface', '172.30.0.10', `http://${SERVER}:8000/`];
      expect(() => inside('inner', from)).toThrow();
    });
  });

  describe('on one arm with its lines', () => {
    it('is what the same site becomes, in one go', async () => {
      expect(await turnTo({ kind: 'one-arm' })).toEqual([]);
      expect(inside('site', ['ip', 'route', 'show', 'table', 'all']).includes('table 600')).toBe(false);
    }, 30_000);

    it('goes out by the boxes of both lines, and shows the relay’s address', async () => {
      const before = [received('gate1', 'wan'), received('gate2', 'wan')] as const;
      expect(whoAmI('host', 'tcp', SERVER, 8000)).toContain(PUBLIC_ADDRESS);
      expect(whoAmI('host', 'udp', SERVER, 8000)).toContain(PUBLIC_ADDRESS);
      expect(reaches('host')).toBe(true);
      expect(received('gate1', 'wan')).toBeGreaterThan(before[0]);
      expect(received('gate2', 'wan')).toBeGreaterThan(before[1]);
    });

    it('leads callers from outside in, and the LAN back to itself', () => {
      expect(whoAmI('server', 'tcp', PUBLIC_ADDRESS, PORTS.host)).toContain(SERVER);
      expect(whoAmI('host', 'tcp', PUBLIC_ADDRESS, PORTS.host)).toContain('192.168.50.1');
      expect(whoAmI('host', 'udp', PUBLIC_ADDRESS, PORTS.range + 3)).toContain('192.168.50.1');
    });

    it('lets the LAN reach the box, and nobody by way of a line’s box', () => {
      const lead =
        'type nat hook prerouting priority dstnat; iifname "wan" tcp dport 2200 dnat to 192.168.50.1';
      inside('gate1', ['nft', '-f', '-'], `table ip open { chain pre { ${lead}; }; }`);
      expect(whoAmI('host', 'tcp', '192.168.50.1', 2200)).toContain('192.168.50.10');
      expect(isSilent('server', 'tcp', '100.64.1.2', 2200)).toBe(true);
      expect(isSilent('gate1', 'tcp', '192.168.50.1', 2200)).toBe(true);
    });

    it('becomes what it was while packets are under way, and is heard by both lines at once', async () => {
      const talks = LINES.map((address) => startTalk('relay', address));
      const mode = { kind: 'in-front' as const, router: '192.168.50.4', networks: ['172.20.0.0/16'] };
      expect(await turnTo(mode)).toEqual([]);
      for (const address of LINES) expect(answers('site', address, '10.77.0.1')).toBe(true);
      expect(await turnTo({ kind: 'one-arm' })).toEqual([]);
      for (const address of LINES) expect(answers('site', address, '10.77.0.1')).toBe(true);
      for (const talk of talks) talk.kill('SIGKILL');
    }, 30_000);

    it('tells nobody of a shorter way, and takes nobody’s word for one', () => {
      inside('gate1', ['ip', 'route', 'replace', '203.0.113.0/24', 'via', '192.168.50.3']);
      expect(whoAmI('host', 'tcp', SERVER, 8000)).toContain(PUBLIC_ADDRESS);
      expect(icmpCounter('gate1', 'OutRedirects')).toBeGreaterThan(0);
      expect(inside('site', ['ip', 'route', 'get', PUBLIC_ADDRESS, 'mark', '101'])).toContain(
        'via 192.168.50.2',
      );
      expect(icmpCounter('site', 'OutRedirects')).toBe(0);
    });
  });
});
