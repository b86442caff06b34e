import { describe, expect, it } from '@jest/globals';
import { LineKind, SiteInput } from '@tresse/contracts';
import { emptyLine } from '../line-form/line-draft';
import { draftOfSite, emptyDraft, firstLines, LINE_KINDS, reviveDraft, withoutPasswords } from './draft';
import { toInput } from './to-input';

const id = (tail: string) => `00000000-0000-4000-8000-0000000000${tail}`;
const match = {
  protocol: 'udp',
  ports: [
    { first: 53, last: 53 },
    { first: 5_000, last: 5_100 },
  ],
  to: ['example.com', '198.51.100.0/24'],
  from: ['02:00:00:00:00:01', '192.168.50.7'],
} as const;

/** A site of which nothing is as it would be by itself. */
const FULL = SiteInput.parse({
  name: 'Farm',
  region: 'demo',
  braid: { profile: 'bond', mode: 'balance-xor', hash: 'layer2+3', monitor: 'arp' },
  lines: [
    {
      id: id('01'),
      name: 'Orange',
      kind: 'vdsl',
      interface: 'wan1',
      vlan: 835,
      addressing: { method: 'static', address: '192.168.1.2/24', gateway: '192.168.1.1' },
      role: 'never-bulk',
      contract: { downKbit: 7_232, upKbit: 896 },
      limit: { downKbit: 6_000, upKbit: 800 },
    },
    {
      id: id('02'),
      name: 'Free',
      kind: '4g',
      interface: 'wan2',
      addressing: { method: 'dhcp' },
      role: 'always',
      contract: null,
      allowance: { gigabytes: 50, billingDay: 3, whenSpent: 'throttle', throttleKbit: 256 },
    },
  ],
  lan: {
    interface: 'lan0',
    address: '192.168.50.1/24',
    mode: { kind: 'in-front', router: '192.168.50.2', networks: ['172.20.0.0/16'] },
    dhcp: { first: '192.168.50.10', last: '192.168.50.20', leaseMinutes: 60 },
    dns: true,
    devices: [{ name: 'Phone', mac: '02:00:00:00:00:01', address: '192.168.50.7' }],
  },
  portForwards: [
    {
      id: id('03'),
      name: 'Web',
      protocol: 'udp',
      publicPorts: { first: 8_000, last: 8_010 },
      toAddress: '192.168.50.20',
      toPort: 8_000,
      sources: ['203.0.113.0/24'],
    },
  ],
  bypass: [{ id: id('04'), name: 'Bank', match, line: 'Free', whenDown: 'block' }],
  quality: {
    shaping: true,
    duplicateVoice: true,
    priorities: [{ id: id('05'), name: 'Calls', match, class: 'games' }],
  },
});

describe('the draft of a site', () => {
  it.each(['en', 'fr'])('asks for the same site again when nothing was typed, in %s', (locale) => {
    expect(SiteInput.parse(toInput(draftOfSite(FULL, locale), null))).toEqual(FULL);
  });

  it('of a new site asks for what the contract gives by itself', () => {
    const draft = { ...emptyDraft('demo'), name: 'Farm' };
    const lines = firstLines().map((line, place) => ({ ...line, name: `Line ${place}` }));
    const { braid, quality, lan } = SiteInput.parse(toInput({ ...draft, lines }, null));
    const { name, region, lines: least } = SiteInput.parse(toInput({ ...draft, lines }, null));
    const bare = { name, region, lines: least, lan: { interface: lan.interface, address: lan.address } };
    expect({ braid, quality, lan }).toEqual({
      braid: SiteInput.parse(bare).braid,
      quality: SiteInput.parse(bare).quality,
      lan: SiteInput.parse(bare).lan,
    });
  });

  it('keeps a bypass on its line when the line gets another name', () => {
    const draft = draftOfSite(FULL, 'en');
    const lines = draft.lines.map((line) => (line.name === 'Free' ? { ...line, name: 'Free 4G' } : line));
    expect(toInput({ ...draft, lines }, null).bypass[0]?.line).toBe('Free 4G');
  });

  it('offers every kind of line that the contract knows', () =>
    expect([...LINE_KINDS]).toEqual(LineKind.options));

  it('is kept without the passwords in it', () => {
    const line = { ...emptyLine(1), user: 'me@isp', password: 'secret' };
    const kept = JSON.stringify(withoutPasswords({ ...emptyDraft('demo'), lines: [line] }));
    expect(kept).toContain('me@isp');
    expect(kept).not.toContain('secret');
  });

  it('comes back from storage whole or not at all', () => {
    const draft = draftOfSite(FULL, 'en');
    expect(reviveDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect(reviveDraft({ name: 'x' })).toBeUndefined();
    const { quality: _, ...older } = draft;
    expect(reviveDraft(older)).toBeUndefined();
    const { allowance: __, ...line } = emptyLine(1);
    expect(reviveDraft({ ...draft, lines: [line] })).toBeUndefined();
  });
});
