import { describe, expect, it } from '@jest/globals';
import { SiteInput } from '@tresse/contracts';
import type { z } from 'zod';
import { previewChange } from './index.js';

const orange = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Orange',
  kind: 'adsl' as const,
  interface: 'wan1',
  addressing: { method: 'automatic' as const },
  contract: null,
};
const free = { ...orange, id: '00000000-0000-4000-8000-000000000002', name: 'Free', interface: 'wan2' };
const web = {
  id: '00000000-0000-4000-8000-000000000003',
  name: 'Web',
  protocol: 'tcp' as const,
  publicPorts: { first: 8_080, last: 8_080 },
  toAddress: '192.168.50.20',
  toPort: 80,
};

const site = (change: Partial<z.input<typeof SiteInput>> = {}) =>
  SiteInput.parse({
    name: 'Ferme',
    region: 'demo',
    lines: [orange, free],
    lan: { interface: 'lan0', address: '192.168.50.1/24' },
    portForwards: [web],
    ...change,
  });

describe('the preview of a change', () => {
  it('is empty when nothing changes', () => {
    expect(previewChange(site(), site())).toEqual({ changes: [], effect: 'none', pauseMs: 0 });
  });

  it('of the first lines tells of no pause, and of no interface that nobody named', () => {
    const unnamed = site({ lines: [], lan: { interface: 'eth0', address: '192.168.10.1/24' } });
    const preview = previewChange(unnamed, site());
    expect(preview).toMatchObject({ effect: 'none', pauseMs: 0 });
    expect(preview.changes.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['line', null, 'wan1 automatic'],
      ['line', null, 'wan2 automatic'],
      ['lan.interface', null, 'lan0'],
      ['lan.address', '192.168.10.1/24', '192.168.50.1/24'],
    ]);
  });

  it('names what comes, goes and changes, with the line or forward concerned', () => {
    const { id: _, ...fresh } = { ...orange, name: '4G', interface: 'wan3' };
    const after = site({
      name: 'Ferme neuve',
      lines: [{ ...orange, contract: { downKbit: 8_000, upKbit: 800 } }, fresh],
      portForwards: [{ ...web, publicPorts: { first: 8_081, last: 8_081 }, toPort: 81 }],
    });
    const { changes, effect } = previewChange(site(), after);
    expect(changes.map(({ kind, field, subject }) => [kind, field, subject])).toEqual([
      ['changed', 'name', null],
      ['removed', 'line', 'Free'],
      ['changed', 'line.contract', 'Orange'],
      ['added', 'line', '4G'],
      ['changed', 'forward.publicPorts', 'Web'],
      ['changed', 'forward.target', 'Web'],
    ]);
    expect(effect).toBe('line-pause');
  });

  it('has the worst effect of its changes', () => {
    const lan = { interface: 'lan0', address: '192.168.60.1/24' };
    expect(previewChange(site(), site({ lan })).effect).toBe('lan-pause');
    expect(previewChange(site(), site({ lan, region: 'paris' }))).toMatchObject({
      effect: 'link-pause',
      pauseMs: 5_000,
    });
  });

  it('tells a new order of rules from new rules', () => {
    const rule = (id: string, port: number) => ({
      id: `00000000-0000-4000-8000-0000000000b${id}`,
      name: `Rule ${id}`,
      match: { protocol: 'udp' as const, ports: [{ first: port, last: port + 9 }] },
      line: 'Free',
    });
    const [a, b] = [rule('1', 100), rule('2', 200)];
    const order = previewChange(site({ bypass: [a, b] }), site({ bypass: [b, a] })).changes;
    expect(order).toEqual([
      expect.objectContaining({ field: 'bypass.order', before: 'Rule 1, Rule 2', after: 'Rule 2, Rule 1' }),
    ]);
    const more = previewChange(site({ bypass: [a] }), site({ bypass: [b, a] })).changes;
    expect(more).toEqual([
      expect.objectContaining({ field: 'bypass', kind: 'added', after: 'udp 200–209 ⇒ Free' }),
    ]);
  });

  it('words every setting', () => {
    const bond = { profile: 'bond', mode: 'balance-xor' } as const;
    const after = site({
      braid: bond,
      lines: [
        { ...orange, vlan: 35, addressing: { method: 'dhcp' }, limit: { downKbit: 900, upKbit: 90 } },
        { ...free, role: 'backup', allowance: { gigabytes: 50, billingDay: 3, whenSpent: 'throttle' } },
      ],
      lan: {
        interface: 'lan0',
        address: '192.168.50.1/24',
        mode: { kind: 'in-front', router: '192.168.50.2', networks: ['172.20.0.0/16'] },
        dhcp: { first: '192.168.50.10', last: '192.168.50.20' },
        dns: true,
        devices: [{ name: 'Printer', mac: '02:00:00:00:00:01' }],
      },
      quality: { shaping: false },
      portForwards: [{ ...web, sources: ['203.0.113.0/24'] }],
    });
    const { changes } = previewChange(site(), after);
    expect(Object.fromEntries(changes.map(({ field, after: text }) => [field, text]))).toEqual({
      braid: 'bond, balance-xor layer3+4, watcher',
      'line.vlan': 'VLAN 35',
      'line.addressing': 'dhcp',
      'line.limit': '900/90 kbit/s',
      'line.role': 'backup',
      'line.allowance': '50 GB, 3., throttle 128 kbit/s',
      'lan.mode': 'in-front 192.168.50.2, 172.20.0.0/16',
      'lan.dhcp': '192.168.50.10–192.168.50.20, 720 min',
      'lan.dns': 'on',
      'lan.device': 'Printer 02:00:00:00:00:01',
      'forward.sources': '203.0.113.0/24',
      'quality.shaping': 'off',
    });
  });
});
