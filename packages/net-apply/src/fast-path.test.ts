import { describe, expect, it } from '@jest/globals';
import type { Contingency } from '@tresse/net-plan';
import { FastPath } from './fast-path.js';
import { fakeHost } from './testing/fake-host.js';

const contingency = (tunnel: string, group: string): Contingency => ({
  tunnel,
  verdict: 'down',
  group,
  steps: [
    { action: 'destroy-sockets', peer: '10.77.0.17' },
    { action: 'remove-endpoint', endpoint: { id: 1, address: '10.77.0.17', device: tunnel } },
  ],
});

describe('the fast path', () => {
  it('starts its processes before they are needed, and the next ones afterwards', async () => {
    const host = fakeHost();
    const path = new FastPath(host);
    path.prepare([contingency('tr1-1', 'site 1')]);
    const [lister, closer] = ['resident ss -t -n -i -H -O -F - (', 'resident ss -K -t -n -F - ('];
    expect(host.commands).toEqual(['resident ip -force -batch -', lister, closer]);
    expect(await path.fire('tr1-1', 'down')).toBe('fired');
    expect(host.fed).toEqual(['mptcp endpoint delete id 1', 'mptcp limits show']);
    expect(host.commands.slice(3)).toEqual([
      'ss -t -n -i -H -O -F - ( dst 10.77.0.17 )',
      lister,
      'ss -K -t -n -F - ( dst 10.77.0.17 )',
      closer,
    ]);
  });

  it('closes nothing when it is ended before anything was fired', () => {
    const host = fakeHost();
    const path = new FastPath(host);
    path.prepare([contingency('tr1-1', 'site 1')]);
    path.close();
    expect(host.commands.filter((text) => !text.startsWith('resident'))).toEqual([]);
  });

  it('lets nothing wait any more once it has ended, though something was under way', async () => {
    const host = fakeHost();
    const path = new FastPath(host);
    path.prepare([contingency('tr1-1', 'site 1')]);
    const fired = path.fire('tr1-1', 'down');
    path.close();
    await fired;
    const closers = host.commands.filter((text) => text.includes('ss -K'));
    const one = 'resident ss -K -t -n -F - (';
    expect(closers).toEqual([one, one, 'ss -K -t -n -F - ( dst 10.77.0.17 )']);
  });

  it('runs other steps behind what was fired, and keeps what was prepared', async () => {
    const host = fakeHost();
    const path = new FastPath(host);
    path.prepare([contingency('tr1-1', 'site 1')]);
    const route = {
      type: 'unicast',
      table: 254,
      destination: '10.77.1.31/32',
      metric: 101,
      device: 'tr1-2',
    } as const;
    const fired = path.fire('tr1-1', 'down');
    await path.move([
      { action: 'set-route', route },
      { action: 'set-sysctl', path: 'net/ipv4/ip_forward', value: '1' },
    ]);
    await fired;
    expect(host.fed).toEqual([
      'mptcp endpoint delete id 1',
      'mptcp limits show',
      'route replace 10.77.1.31/32 dev tr1-2 table 254 metric 101',
      'mptcp limits show',
    ]);
  });

  it('hands what is spread to its own process, started only where it is needed', async () => {
    const host = fakeHost();
    const path = new FastPath(host);
    const spread = { name: 'spread', marks: [201, 202] };
    path.prepare([
      { tunnel: 'tl1', verdict: 'down', group: 'site', steps: [{ action: 'set-spread', spread }] },
    ]);
    expect(host.commands).toEqual(['resident ip -force -batch -', 'resident nft --interactive']);
    expect(await path.fire('tl1', 'down')).toBe('fired');
    expect(host.fed).toEqual([
      'flush map inet tresse spread ; add element inet tresse spread { 0 : 201, 1 : 202 }',
      'list tables inet',
    ]);
  });

  it('spares connections that have fallen back to plain TCP: they have no other line', async () => {
    const sockets = [
      'ESTAB 0 0 10.77.0.1:4430 10.77.0.17:53675 bbr wscale:11,11 tcp-ulp-mptcp flags:Jecv token:0000(id:1)/85333f71(id:0)',
      'ESTAB 0 0 10.77.0.1:4430 10.77.0.17:49314 bbr wscale:11,11 rto:228',
      'ESTAB 0 0 10.77.0.1:4430 10.77.0.17:49280 bbr wscale:11,11 rto:472',
    ];
    const host = fakeHost({ 'ss -t': { stdout: `${sockets.join('\n')}\n` } });
    const path = new FastPath(host);
    path.prepare([contingency('tr1-1', 'site 1')]);
    await path.fire('tr1-1', 'down');
    expect(host.commands).toContain(
      'ss -K -t -n -F - ( dst 10.77.0.17 and dport != :49314 and dport != :49280 )',
    );
  });

  it('prepares one site anew, and leaves to the others what they have', async () => {
    const host = fakeHost();
    const path = new FastPath(host);
    path.prepare([
      contingency('tr1-1', 'site 1'),
      contingency('tr1-2', 'site 1'),
      contingency('tr2-1', 'site 2'),
    ]);
    path.prepareAgain([{ ...contingency('tr1-1', 'site 1'), verdict: 'up' }]);
    expect(await path.fire('tr1-2', 'down')).toBe('not-prepared');
    expect(await path.fire('tr2-1', 'down')).toBe('fired');
    expect(await path.fire('tr1-1', 'up')).toBe('fired');
  });

  it('forgets what was prepared for the same site once one of its lines has turned', async () => {
    const path = new FastPath(fakeHost());
    path.prepare([
      contingency('tr1-1', 'site 1'),
      contingency('tr1-2', 'site 1'),
      contingency('tr2-1', 'site 2'),
    ]);
    await path.fire('tr1-1', 'down');
    expect(await path.fire('tr1-2', 'down')).toBe('not-prepared');
    expect(await path.fire('tr2-1', 'down')).toBe('fired');
  });

  it('is prepared with a process that has worked on no interface yet, since names come to mean others', async () => {
    const host = fakeHost();
    const path = new FastPath(host);
    const starts = () => host.commands.filter((text) => text.startsWith('resident ip')).length;
    path.prepare([contingency('tl1', 'site')]);
    path.prepare([contingency('tl1', 'site')]);
    expect(starts()).toBe(1);
    await path.fire('tl1', 'down');
    path.prepare([contingency('tl1', 'site')]);
    expect(starts()).toBe(2);
  });

  it('starts its process again when it has died', async () => {
    const host = fakeHost();
    const path = new FastPath(host);
    path.prepare([contingency('tl1', 'site')]);
    host.crashResidents();
    expect(await path.fire('tl1', 'down')).toBe('fired');
    expect(host.fed).toContain('mptcp endpoint delete id 1');
  });
});
