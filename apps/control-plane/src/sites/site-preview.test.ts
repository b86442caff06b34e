import { describe, expect, it } from '@jest/globals';
import type { SiteInput } from '@tresse/contracts';
import { previewChange } from './site-preview.js';

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
  publicPort: 8_080,
  toAddress: '192.168.50.20',
  toPort: 80,
};

const site = (change: Partial<SiteInput> = {}): SiteInput => ({
  name: 'Ferme',
  region: 'demo',
  profile: 'mptcp',
  carrier: 'tunnel',
  lines: [orange, free],
  lan: { interface: 'lan0', address: '192.168.50.1/24' },
  portForwards: [web],
  ...change,
});

describe('the preview of a change', () => {
  it('is empty when nothing changes', () => {
    expect(previewChange(site(), site())).toEqual({ changes: [], effect: 'none', pauseMs: 0 });
  });

  it('names what comes, goes and changes, with the line or forward concerned', () => {
    const { id: _, ...fresh } = { ...orange, name: '4G', interface: 'wan3' };
    const after = site({
      name: 'Ferme neuve',
      lines: [{ ...orange, contract: { downKbit: 8_000, upKbit: 800 } }, fresh],
      portForwards: [{ ...web, publicPort: 8_081, toPort: 81 }],
    });
    const { changes, effect } = previewChange(site(), after);
    expect(changes.map(({ kind, field, subject }) => [kind, field, subject])).toEqual([
      ['changed', 'name', null],
      ['removed', 'line', 'Free'],
      ['changed', 'line.contract', 'Orange'],
      ['added', 'line', '4G'],
      ['changed', 'forward.publicPort', 'Web'],
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
});
